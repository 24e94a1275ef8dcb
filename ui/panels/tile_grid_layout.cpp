#include "ui/panels/tile_grid.h"

#include "ui/panels/tile_painter.h"
#include "ui/theme.h"

#include <QScrollBar>

#include <algorithm>

namespace pleinair {

namespace {

constexpr int kCaptionHeight = 14;
constexpr int kTileGap = 6;
constexpr int kRowGap = 4;
constexpr int kGroupGap = 16;
/// A viewport wider than this many heights lays its groups side by side.
constexpr double kSidewaysFrom = 1.8;

} // namespace

QRect TileGrid::tileRect(int index) const
{
    // The last one: a leading tile stands there once more.
    const auto found = std::find_if(m_placed.rbegin(), m_placed.rend(),
        [index](const Placed& placed) { return placed.index == index; });
    return found == m_placed.rend() ? QRect() : found->area.translated(-scrollOffset());
}

QSize TileGrid::minimumSizeHint() const
{
    // Two rows of small tiles, or one of large ones.
    const int face = m_metrics.faceHeight > 0 ? m_metrics.faceHeight : 64;
    const int rows = m_metrics.faceHeight > 0 ? 2 : 1;
    return { m_metrics.minWidth + 2 * kGrid,
        kCaptionHeight + kRowGap + rows * (face + kTileNameHeight + kRowGap) - kRowGap
            + kHalfGrid };
}

std::vector<TileGrid::Group> TileGrid::shownGroups() const
{
    std::vector<Group> groups;
    if (m_filter.isEmpty() && !m_leading.empty())
        groups.push_back({ m_leadingName, m_leading });
    for (int index = 0; index < count(); ++index) {
        const Tile& tile = m_tiles[std::size_t(index)];
        if (!passes(tile))
            continue;
        auto group = std::find_if(groups.begin(), groups.end(),
            [&tile](const Group& candidate) { return candidate.name == tile.group; });
        if (group == groups.end())
            group = groups.insert(groups.end(), Group { tile.group, {} });
        group->tiles.push_back(index);
    }
    return groups;
}

bool TileGrid::isSideways() const
{
    return width() > kSidewaysFrom * height();
}

int TileGrid::captionHeight(const std::vector<Group>& groups) const
{
    const bool named = std::any_of(
        groups.begin(), groups.end(), [](const Group& group) { return !group.name.isEmpty(); });
    return named ? kCaptionHeight : 0;
}

void TileGrid::arrange()
{
    m_placed.clear();
    m_captions.clear();
    const auto groups = shownGroups();
    if (isSideways())
        arrangeSideways(groups);
    else
        arrangeDownwards(groups);
    const QSize seen = viewport()->size();
    horizontalScrollBar()->setPageStep(seen.width());
    verticalScrollBar()->setPageStep(seen.height());
    horizontalScrollBar()->setRange(0, std::max(0, m_content.width() - seen.width()));
    verticalScrollBar()->setRange(0, std::max(0, m_content.height() - seen.height()));
    viewport()->update();
}

void TileGrid::arrangeSideways(const std::vector<Group>& groups)
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    const int caption = captionHeight(groups);
    const int room = height() - caption - kRowGap;
    const int face = m_metrics.faceHeight > 0
        ? m_metrics.faceHeight
        : room - kTileNameHeight - horizontalScrollBar()->sizeHint().height();
    const int tileHeight = face + kTileNameHeight;
    const int rows = std::max(1, (room + kRowGap) / (tileHeight + kRowGap));
    int columns = 0;
    for (const Group& group : groups)
        columns += (static_cast<int>(group.tiles.size()) + rows - 1) / rows;
    const int gaps = std::max(0, columns - static_cast<int>(groups.size())) * kTileGap
        + std::max(0, static_cast<int>(groups.size()) - 1) * kGroupGap + 2 * kGrid;
    const int tileWidth = m_metrics.faceHeight > 0
        ? std::clamp(
            (width() - gaps) / std::max(1, columns), m_metrics.minWidth, m_metrics.maxWidth)
        : face;
    int x = kGrid;
    for (const Group& group : groups) {
        const int used = (static_cast<int>(group.tiles.size()) + rows - 1) / rows;
        const int groupWidth = used * (tileWidth + kTileGap) - kTileGap;
        m_captions.push_back({ group.name, QRect(x, 0, groupWidth, caption) });
        for (int i = 0; i < static_cast<int>(group.tiles.size()); ++i) {
            const QPoint corner(
                x + i / rows * (tileWidth + kTileGap), caption + i % rows * (tileHeight + kRowGap));
            m_placed.push_back(
                { group.tiles[std::size_t(i)], QRect(corner, QSize(tileWidth, tileHeight)) });
        }
        x += groupWidth + kGroupGap;
    }
    m_content = { x - kGroupGap + kGrid, 0 };
}

void TileGrid::arrangeDownwards(const std::vector<Group>& groups)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    const int caption = captionHeight(groups);
    const int room = width() - 2 * kGrid;
    const int columns = std::max(1, (room + kTileGap) / (m_metrics.minWidth + kTileGap));
    const int tileWidth = (room + kTileGap) / columns - kTileGap;
    const int face = m_metrics.faceHeight > 0 ? m_metrics.faceHeight : tileWidth;
    const int tileHeight = face + kTileNameHeight;
    int y = 0;
    for (const Group& group : groups) {
        m_captions.push_back({ group.name, QRect(kGrid, y, room, caption) });
        y += caption;
        for (int i = 0; i < static_cast<int>(group.tiles.size()); ++i) {
            const QPoint corner(kGrid + i % columns * (tileWidth + kTileGap),
                y + i / columns * (tileHeight + kTileGap));
            m_placed.push_back(
                { group.tiles[std::size_t(i)], QRect(corner, QSize(tileWidth, tileHeight)) });
        }
        const int rows = (static_cast<int>(group.tiles.size()) + columns - 1) / columns;
        y += rows * (tileHeight + kTileGap) + kHalfGrid;
    }
    m_content = { 0, y };
}

} // namespace pleinair
