#include "ui/panels/style_grid.h"

#include "ui/style_text.h"

#include <utility>

namespace pleinair {

StyleGrid::StyleGrid(TileGrid& tiles, const StylePictures& pictures, QObject* parent)
    : QObject(parent)
    , m_tiles(tiles)
    , m_pictures(pictures)
{
    const auto at = [this](int index) { return m_entries[static_cast<std::size_t>(index)].style; };
    connect(&tiles, &TileGrid::chosen, this, [this, at](int index) { Q_EMIT chosen(at(index)); });
    connect(&tiles, &TileGrid::menuRequested, this,
        [this, at](int index, const QPoint& place) { Q_EMIT menuRequested(at(index), place); });
}

QImage StyleGrid::pictureOf(const NamedStyle& style) const
{
    constexpr int kSidePx = 160;
    const auto shown = m_pictures.find(style.style.mu);
    if (shown != m_pictures.end())
        return shown->second;
    if (style.source.empty())
        return {};
    // Until it is rendered: a preset's own picture, or the photograph it comes from.
    const QImage picture(QString::fromStdString(style.source.string()));
    return picture.isNull() ? picture
                            : picture.scaled(kSidePx, kSidePx, Qt::KeepAspectRatioByExpanding,
                                Qt::SmoothTransformation);
}

void StyleGrid::setStyles(std::vector<Entry> entries)
{
    const auto before = std::exchange(m_entries, std::move(entries));
    std::vector<Tile> tiles;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& entry = m_entries[i];
        Tile tile;
        tile.name = entry.caption.isEmpty() ? styleText(entry.style) : entry.caption;
        tile.group = entry.group;
        const bool isKnown = i < before.size() && before[i].style == entry.style;
        const QImage old = isKnown ? m_tiles.tile(static_cast<int>(i)).picture : QImage();
        tile.picture = old.isNull() ? pictureOf(entry.style) : old;
        tiles.push_back(std::move(tile));
    }
    m_tiles.setTiles(std::move(tiles));
}

void StyleGrid::setCurrent(const NamedStyle& style)
{
    std::optional<int> current;
    for (std::size_t i = 0; i < m_entries.size() && !current; ++i) {
        if (m_entries[i].style.style == style.style)
            current = static_cast<int>(i);
    }
    m_tiles.setCurrent(current);
}

void StyleGrid::showPicture(const StyleVector& style)
{
    const auto shown = m_pictures.find(style.mu);
    if (shown == m_pictures.end())
        return;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].style.style.mu == style.mu)
            m_tiles.setPicture(static_cast<int>(i), shown->second);
    }
}

} // namespace pleinair
