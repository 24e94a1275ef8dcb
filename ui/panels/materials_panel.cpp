#include "ui/panels/materials_panel.h"

#include "ui/canvas/label_picture.h"
#include "ui/icon_set.h"
#include "ui/panels/tile_grid.h"
#include "ui/studio.h"

#include <QAction>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSharesEveryMs = 200;

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
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search materials"));
    m_search->setClearButtonEnabled(false);
    m_search->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
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
    connect(&studio, &Studio::replaced, this, &MaterialsPanel::showClasses);
    connect(&studio, &Studio::classChanged, this, &MaterialsPanel::showCurrent);
    connect(&studio, &Studio::painted, this, [this] {
        if (!m_shares.isActive())
            m_shares.start();
    });
    showClasses();
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
        tile.name = QString::fromStdString(material.name);
        tile.group = QString::fromStdString(material.group);
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
