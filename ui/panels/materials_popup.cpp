#include "ui/panels/materials_popup.h"

#include "ui/panels/materials_panel.h"
#include "ui/panels/tile_grid.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QGuiApplication>
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
    , m_tiles(new TileGrid({ 64, 88, 28, false }, this))
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    std::vector<Tile> tiles;
    for (int i = 0; i < panel.tiles()->count(); ++i)
        tiles.push_back(panel.tiles()->tile(i));
    m_tiles->setTiles(std::move(tiles));
    m_tiles->setCurrent(studio.palette().current());
    m_tiles->setAccessibleName(tr("Materials"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kHalfGrid, kHalfGrid, kHalfGrid, kHalfGrid);
    layout->addWidget(m_tiles);
    resize(kSize);
    connect(m_tiles, &TileGrid::chosen, this, [this, &studio](int id) {
        studio.chooseClass(static_cast<ClassId>(id));
        close();
    });
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
    m_tiles->setFocus();
}

} // namespace pleinair
