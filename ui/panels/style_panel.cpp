#include "ui/panels/style_panel.h"

#include "ui/icon_set.h"
#include "ui/live_rendering.h"
#include "ui/panels/style_mixer.h"
#include "ui/panels/tile_grid.h"
#include "ui/theme.h"
#include "ui/thumbnails.h"

#include <QActionGroup>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>

#include <algorithm>
#include <limits>
#include <utility>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

QToolButton* makeButton(const QString& icon, const QString& text, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setIconSize({ 18, 18 });
    button->setText(text);
    button->setToolTip(text);
    button->setAutoRaise(true);
    return button;
}

} // namespace

StylePanel::StylePanel(LiveRendering& rendering, QWidget* parent)
    : QWidget(parent)
    , m_rendering(rendering)
    , m_tiles(new TileGrid({ 72, 96, 0, true }, this))
    , m_strip(new TileGrid({ 72, 96, 0, true }, this))
    , m_mixer(new StyleMixer(this))
    , m_reason(new QLabel(this))
{
    setObjectName(u"panel"_s);
    setAcceptDrops(true);
    makeControls();
    m_reason->setWordWrap(true);
    m_reason->setProperty("role", u"dim"_s);
    m_reason->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_reason->setContentsMargins(kGrid, 0, kGrid, kGrid);
    m_reason->setMinimumWidth(160);
    m_layout = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(makePages(), 1);
    m_layout->addWidget(m_reason);

    connect(&rendering, &LiveRendering::stylesChanged, this, &StylePanel::showStyles);
    connect(&rendering, &LiveRendering::styleChosen, this, &StylePanel::showStyles);
    connect(&rendering, &LiveRendering::modelChanged, this, [this] {
        m_pictures.clear();
        m_varied.reset();
        m_from.reset();
        m_to.reset();
        m_mixer->clear();
        showPage(Page::All);
        showAbilities();
    });
    connect(&rendering, &LiveRendering::stateChanged, this, [this] {
        if (!m_rendering.model())
            showAbilities();
    });
    showAbilities();
}

QWidget* StylePanel::makePages()
{
    m_tiles->setAccessibleName(tr("Styles"));
    m_strip->setAccessibleName(tr("Strip of styles"));
    m_all = new StyleGrid(*m_tiles, m_pictures, this);
    m_stripStyles = new StyleGrid(*m_strip, m_pictures, this);
    for (TileGrid* tiles : { m_tiles, m_strip })
        tiles->setAcceptDrops(false);
    for (StyleGrid* grid : { m_all, m_stripStyles }) {
        connect(grid, &StyleGrid::chosen, this, &StylePanel::styleChosen);
        connect(grid, &StyleGrid::menuRequested, this, &StylePanel::showMenu);
    }
    connect(m_mixer, &StyleMixer::mixed, this, &StylePanel::mixChosen);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_tiles);
    m_stack->addWidget(m_strip);
    m_stack->addWidget(m_mixer);
    return m_stack;
}

void StylePanel::makeControls()
{
    m_controls = new QWidget;
    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kHalfGrid);
    m_pageGroup = new QActionGroup(this);
    const std::pair<QString, QString> pages[] = { { u"style"_s, tr("All Styles") },
        { u"variations"_s, tr("Variations of This Style") },
        { u"between"_s, tr("From One Style to Another") }, { u"mix"_s, tr("Mix Styles") } };
    for (const auto& [icon, text] : pages) {
        QToolButton* button = makeButton(icon, text, m_controls);
        auto* action = m_pageGroup->addAction(themedIcon(icon), text);
        action->setCheckable(true);
        button->setDefaultAction(action);
        row->addWidget(button);
    }
    m_pageGroup->actions().first()->setChecked(true);
    connect(m_pageGroup, &QActionGroup::triggered, this, [this](QAction* action) {
        showPage(static_cast<Page>(m_pageGroup->actions().indexOf(action)));
    });
    m_favourite = makeButton(u"star"_s, tr("Favourite"), m_controls);
    m_photograph = makeButton(u"photo"_s, tr("Style of a Photograph"), m_controls);
    m_random = makeButton(u"dice"_s, tr("Random Style"), m_controls);
    m_seed = new QSpinBox(m_controls);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setFixedWidth(56);
    m_seed->setAlignment(Qt::AlignRight);
    m_seed->setAccessibleName(tr("Seed of the random style"));
    m_seed->setToolTip(tr("Seed: the same number gives the same style"));
    m_lock = makeButton(u"unlock"_s, tr("Keep the Seed"), m_controls);
    m_lock->setCheckable(true);
    for (QWidget* part :
        std::initializer_list<QWidget*> { m_favourite, m_photograph, m_random, m_seed, m_lock })
        row->addWidget(part);

    connect(m_favourite, &QToolButton::clicked, this,
        [this] { Q_EMIT favouriteToggled(m_rendering.styles().current()); });
    connect(m_photograph, &QToolButton::clicked, this, &StylePanel::photographRequested);
    connect(m_random, &QToolButton::clicked, this, &StylePanel::randomRequested);
    m_seed->setKeyboardTracking(false);
    const auto chooseSeed = [this] { Q_EMIT seedChosen(static_cast<quint64>(m_seed->value())); };
    connect(m_seed, &QSpinBox::valueChanged, this, chooseSeed);
    // Enter takes the number that stands there already.
    connect(m_seed->findChild<QLineEdit*>(), &QLineEdit::returnPressed, this, chooseSeed);
    connect(m_lock, &QToolButton::toggled, this, [this](bool locked) {
        m_rendering.setSeedLocked(locked);
        m_lock->setIcon(themedIcon(locked ? u"lock"_s : u"unlock"_s));
    });
}

void StylePanel::showPage(Page page)
{
    if (page == Page::Variations)
        return showVariations();
    const bool again = page == m_page;
    m_page = page;
    m_pageGroup->actions().at(static_cast<int>(page))->setChecked(true);
    m_stack->setCurrentIndex(page == Page::All ? 0 : page == Page::Mix ? 2 : 1);
    if (page == Page::Mix && (!again || m_mixer->ingredients().empty()))
        m_mixer->setStyle(m_rendering.styles().current());
    showStyles();
}

void StylePanel::showVariations()
{
    const NamedStyle& current = m_rendering.styles().current();
    const auto& shown = m_stripStyles->styles();
    const bool isOneOfThem = m_page == Page::Variations && m_varied
        && std::any_of(shown.begin(), shown.end(), [&current](const StyleGrid::Entry& entry) {
               return entry.style.style == current.style;
           });
    // Again on the same page: the next ones; of another style: its first ones.
    m_firstSeed = isOneOfThem ? m_firstSeed + kVariations : 1;
    if (!isOneOfThem || current.style == m_varied->style)
        m_varied = current;
    m_page = Page::Variations;
    m_pageGroup->actions().at(static_cast<int>(m_page))->setChecked(true);
    m_stack->setCurrentIndex(1);
    showStyles();
}

void StylePanel::setFrom(const NamedStyle& style)
{
    m_from = style;
    showPage(Page::Between);
}

void StylePanel::setTo(const NamedStyle& style)
{
    m_to = style;
    showPage(Page::Between);
}

void StylePanel::showMenu(const NamedStyle& style, const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isFavourite = m_rendering.styles().isFavourite(style);
    connect(menu->addAction(isFavourite ? tr("No Favourite any more") : tr("Make It a Favourite")),
        &QAction::triggered, this, [this, style] { Q_EMIT favouriteToggled(style); });
    menu->addSeparator();
    connect(menu->addAction(tr("Mix with the Style in Use")), &QAction::triggered, this,
        [this, style] { mix(style); });
    connect(menu->addAction(tr("Way from This Style")), &QAction::triggered, this,
        [this, style] { setFrom(style); });
    connect(menu->addAction(tr("Way to This Style")), &QAction::triggered, this,
        [this, style] { setTo(style); });
    menu->popup(place);
}

void StylePanel::mix(const NamedStyle& style)
{
    showPage(Page::Mix);
    m_mixer->add(style);
}

void StylePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // In a low dock the reason stands beside the tiles, so that these keep their height.
    m_layout->setDirection(
        width() > 2 * height() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void StylePanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_rendering.styles().canEncodePhotographs() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void StylePanel::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            Q_EMIT photographDropped(url.toLocalFile());
    }
    event->acceptProposedAction();
}

} // namespace pleinair
