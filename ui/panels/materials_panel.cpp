#include "ui/panels/materials_panel.h"

#include "ui/canvas/label_picture.h"
#include "ui/icon_set.h"
#include "ui/language.h"
#include "ui/panels/material_menu.h"
#include "ui/panels/recent_materials.h"
#include "ui/panels/tile_grid.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSharesEveryMs = 200;
constexpr int kSearchWidth = 136;

QString shareText(double share)
{
    if (share <= 0)
        return {};
    if (share < .01)
        return u"<1%"_s;
    return u"%1%"_s.arg(qRound(share * 100));
}

} // namespace

MaterialsPanel::MaterialsPanel(Studio& studio, QWidget* parent)
    : QWidget(parent)
    , m_studio(studio)
    , m_search(new QLineEdit(this))
    , m_tiles(new TileGrid({ 72, 112, 24, false }, this))
{
    setObjectName(u"panel"_s);
    makeControls();
    m_tiles->setAccessibleName(tr("Materials"));
    m_tiles->setEmptyText(tr("No material of that name."));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tiles);

    m_shares.setSingleShot(true);
    m_shares.setInterval(kSharesEveryMs);
    connect(&m_shares, &QTimer::timeout, this, &MaterialsPanel::showShares);
    connect(m_search, &QLineEdit::textChanged, m_tiles, &TileGrid::setFilter);
    connect(m_search, &QLineEdit::returnPressed, this, &MaterialsPanel::chooseFirstFound);
    connect(m_tiles, &TileGrid::chosen, &studio,
        [&studio](int id) { studio.chooseClass(static_cast<ClassId>(id)); });
    connect(m_tiles, &TileGrid::hovered, this, &MaterialsPanel::pointedAt);
    connect(m_tiles, &TileGrid::menuRequested, this, &MaterialsPanel::openMenu);
    connect(&studio, &Studio::favouritesChanged, this, &MaterialsPanel::showClasses);
    connect(&studio, &Studio::replaced, this, &MaterialsPanel::showClasses);
    connect(&studio, &Studio::classChanged, this, &MaterialsPanel::showCurrent);
    connect(&studio, &Studio::painted, this, [this] {
        if (!m_shares.isActive())
            m_shares.start();
    });
    showClasses();
}

void MaterialsPanel::makeControls()
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search materials"));
    m_search->setClearButtonEnabled(false);
    m_search->setFixedWidth(kSearchWidth);
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_controls = new QWidget;
    m_controls->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* only = new QToolButton(m_controls);
    only->setIcon(themedIcon(u"star"_s));
    only->setIconSize({ 18, 18 });
    only->setCheckable(true);
    only->setToolTip(tr("Favourites Only"));
    only->setAccessibleName(tr("Favourites Only"));
    auto* row = new QHBoxLayout(m_controls);
    row->setContentsMargins(kGrid, 0, 0, 0);
    row->setSpacing(kHalfGrid);
    row->addWidget(new RecentMaterials(m_studio, m_controls), 1);
    row->addWidget(only);
    row->addWidget(m_search);
    connect(only, &QToolButton::toggled, m_tiles, &TileGrid::setOnlyBadged);
}

void MaterialsPanel::setPatterned(bool patterned)
{
    m_isPatterned = patterned;
    showClasses();
}

void MaterialsPanel::openMenu(int id, const QPoint& globalPlace)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMaterialMenu(*menu, m_studio, static_cast<ClassId>(id));
    menu->popup(globalPlace);
}

void MaterialsPanel::setPicture(int id, const QImage& picture)
{
    m_tiles->setPicture(id, picture);
}

void MaterialsPanel::showClasses()
{
    const ClassTable& classes = m_studio.document().classes();
    std::vector<Tile> tiles;
    for (int id = 0; id < classes.count(); ++id) {
        const SemanticClass& material = classes[static_cast<ClassId>(id)];
        Tile tile;
        tile.name = materialText(material.name);
        tile.group = materialText(material.group);
        tile.otherNames << QString::fromStdString(material.name);
        tile.pattern = m_isPatterned ? id : -1;
        tile.color = toQColor(material.color);
        if (const auto slot = m_studio.palette().slotOf(static_cast<ClassId>(id)))
            tile.badge = QString::number((*slot + 1) % Palette::kFavourites);
        if (m_tiles->count() == classes.count() && m_tiles->tile(id).name == tile.name)
            tile.picture = m_tiles->tile(id).picture;
        tiles.push_back(std::move(tile));
    }
    m_tiles->setTiles(std::move(tiles));
    showCurrent();
    showShares();
}

void MaterialsPanel::showCurrent()
{
    m_tiles->setCurrent(m_studio.palette().current());
}

void MaterialsPanel::showShares()
{
    for (int id = 0; id < m_tiles->count(); ++id)
        m_tiles->setNote(id, shareText(m_studio.document().shareOf(static_cast<ClassId>(id))));
}

void MaterialsPanel::chooseFirstFound()
{
    const auto shown = m_tiles->shownTiles();
    if (shown.empty())
        return;
    m_studio.chooseClass(static_cast<ClassId>(shown.front()));
    m_search->clear();
}

} // namespace pleinair
