#include "ui/panels/style_panel.h"

#include "ui/icon_set.h"
#include "ui/live_rendering.h"
#include "ui/panels/tile_grid.h"
#include "ui/theme.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QUrl>

#include <limits>

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

QString nameOf(const NamedStyle& style)
{
    return QString::fromStdString(style.name);
}

/// A preset's thumbnail or a photograph, small.
QImage pictureOf(const NamedStyle& style)
{
    constexpr int kSidePx = 160;
    if (style.source.empty())
        return {};
    const QImage picture(QString::fromStdString(style.source.string()));
    return picture.isNull() ? picture
                            : picture.scaled(kSidePx, kSidePx, Qt::KeepAspectRatioByExpanding,
                                Qt::SmoothTransformation);
}

} // namespace

StylePanel::StylePanel(LiveRendering& rendering, QWidget* parent)
    : QWidget(parent)
    , m_rendering(rendering)
    , m_tiles(new TileGrid({ 72, 96, 0, true }, this))
    , m_reason(new QLabel(this))
{
    setObjectName(u"panel"_s);
    setAcceptDrops(true);
    makeControls();
    m_tiles->setAccessibleName(tr("Styles"));
    m_tiles->setAcceptDrops(false);
    m_reason->setWordWrap(true);
    m_reason->setProperty("role", u"dim"_s);
    m_reason->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_reason->setContentsMargins(kGrid, 0, kGrid, kGrid);
    m_reason->setMinimumWidth(160);
    m_layout = new QBoxLayout(QBoxLayout::TopToBottom, this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_tiles, 1);
    m_layout->addWidget(m_reason);

    connect(m_tiles, &TileGrid::chosen, this, &StylePanel::styleChosen);
    connect(&rendering, &LiveRendering::stylesChanged, this, &StylePanel::showStyles);
    connect(&rendering, &LiveRendering::styleChosen, this, &StylePanel::showCurrent);
    connect(&rendering, &LiveRendering::modelChanged, this, &StylePanel::showAbilities);
    showAbilities();
}

void StylePanel::makeControls()
{
    m_controls = new QWidget;
    m_photograph = makeButton(u"photo"_s, tr("Style of a Photograph"), m_controls);
    m_random = makeButton(u"dice"_s, tr("Random Style"), m_controls);
    m_seed = new QSpinBox(m_controls);
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setFixedWidth(72);
    m_seed->setAlignment(Qt::AlignRight);
    m_seed->setAccessibleName(tr("Seed of the random style"));
    m_seed->setToolTip(tr("Seed: the same number gives the same style"));
    m_lock = makeButton(u"unlock"_s, tr("Keep the Seed"), m_controls);
    m_lock->setCheckable(true);
    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kHalfGrid);
    row->addWidget(m_photograph);
    row->addWidget(m_random);
    row->addWidget(m_seed);
    row->addWidget(m_lock);

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

void StylePanel::setPicture(int index, const QImage& picture)
{
    m_tiles->setPicture(index, picture);
}

void StylePanel::showStyles()
{
    std::vector<Tile> tiles;
    for (const NamedStyle& style : m_rendering.styles().styles()) {
        Tile tile;
        tile.name = nameOf(style);
        const int index = static_cast<int>(tiles.size());
        const bool known = index < m_tiles->count() && m_tiles->tile(index).name == tile.name;
        tile.picture = known ? m_tiles->tile(index).picture : pictureOf(style);
        tiles.push_back(std::move(tile));
    }
    m_tiles->setTiles(std::move(tiles));
    showCurrent();
    showAbilities();
}

void StylePanel::showCurrent()
{
    m_tiles->setCurrent(m_rendering.styles().currentIndex());
    const QSignalBlocker quiet(m_seed);
    m_seed->setValue(static_cast<int>(
        std::min<std::uint64_t>(m_rendering.styles().seed(), std::numeric_limits<int>::max())));
}

void StylePanel::showAbilities()
{
    const StyleLibrary& styles = m_rendering.styles();
    const bool hasModel = m_rendering.model().has_value();
    m_tiles->setVisible(styles.hasStyles());
    m_tiles->setEmptyText(tr("Drop a photograph here to take over its style."));
    m_random->setEnabled(styles.hasStyles());
    m_seed->setEnabled(styles.hasStyles());
    m_lock->setEnabled(styles.hasStyles());
    m_photograph->setEnabled(styles.canEncodePhotographs());
    const QString why = hasModel ? QString::fromStdString(styles.whyNoPhotographs())
                                 : tr("Styles belong to a model, and none is loaded.");
    m_photograph->setToolTip(styles.canEncodePhotographs() ? tr("Style of a Photograph") : why);
    m_reason->setText(why);
    m_reason->setVisible(!why.isEmpty());
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
