#include "ui/panels/materials_popup.h"

#include "ui/icon_set.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/tile_grid.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize kSize { 400, 400 };

} // namespace

MaterialsPopup::MaterialsPopup(Studio& studio, const MaterialsPanel& panel, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_studio(studio)
    , m_search(new QLineEdit(this))
    , m_tiles(new TileGrid({ 64, 88, 28, false }, this))
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    std::vector<Tile> tiles;
    for (int i = 0; i < panel.tiles()->count(); ++i)
        tiles.push_back(panel.tiles()->tile(i));
    m_tiles->setTiles(std::move(tiles));
    const auto& recent = studio.palette().recent();
    m_tiles->setLeading(tr("Used Lately"), { recent.begin(), recent.end() });
    m_tiles->setCurrent(studio.palette().current());
    m_tiles->setAccessibleName(tr("Materials"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kHalfGrid, kHalfGrid, kHalfGrid, kHalfGrid);
    m_search->setPlaceholderText(tr("Type a material's name or a favourite's key"));
    m_search->setAccessibleName(tr("Search materials"));
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    layout->setSpacing(kGrid);
    layout->addWidget(m_search);
    layout->addWidget(m_tiles);
    resize(kSize);
    connect(m_search, &QLineEdit::textChanged, m_tiles, &TileGrid::setFilter);
    connect(m_search, &QLineEdit::returnPressed, this, &MaterialsPopup::chooseFirstFound);
    connect(m_tiles, &TileGrid::chosen, this, &MaterialsPopup::choose);
    connect(m_tiles, &TileGrid::hovered, this, &MaterialsPopup::pointedAt);
}

void MaterialsPopup::choose(int id)
{
    m_studio.chooseClass(static_cast<ClassId>(id));
    close();
}

void MaterialsPopup::hideEvent(QHideEvent* event)
{
    Q_EMIT pointedAt(-1);
    QFrame::hideEvent(event);
}

void MaterialsPopup::chooseFirstFound()
{
    const auto shown = m_tiles->shownTiles();
    if (!shown.empty())
        choose(shown.front());
}

bool MaterialsPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress && m_search->text().isEmpty()) {
        const int digit = static_cast<const QKeyEvent*>(event)->text().toInt();
        const QString text = static_cast<const QKeyEvent*>(event)->text();
        if (text.size() == 1 && text[0].isDigit()) {
            const int slot = (digit + Palette::kFavourites - 1) % Palette::kFavourites;
            if (const auto id = m_studio.palette().favourite(slot))
                choose(*id);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void MaterialsPopup::openAt(const QPoint& globalPlace)
{
    QRect area(QPoint(), size());
    area.moveCenter(globalPlace);
    const QScreen* screen = QGuiApplication::screenAt(globalPlace);
    const QRect room = screen ? screen->availableGeometry()
                              : QRect(globalPlace - QPoint(4096, 4096), QSize(8192, 8192));
    area.moveLeft(std::max(room.left(), std::min(area.left(), room.right() - area.width())));
    area.moveTop(std::max(room.top(), std::min(area.top(), room.bottom() - area.height())));
    move(area.topLeft());
    show();
    m_search->setFocus();
}

} // namespace pleinair
