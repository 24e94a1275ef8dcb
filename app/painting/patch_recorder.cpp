#include "app/painting/patch_recorder.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace pleinair {

namespace {

int tilesAlong(int lengthPx)
{
    return (lengthPx + PatchRecorder::kTileSide - 1) / PatchRecorder::kTileSide;
}

std::span<const ClassId> rowOf(const PatchRecorder::Tile& tile, int y)
{
    const auto width = static_cast<std::size_t>(tile.area.width);
    return std::span(tile.labels).subspan(static_cast<std::size_t>(y - tile.area.y) * width, width);
}

std::span<const ClassId> rowOf(const LabelMap& map, const Rect& area, int y)
{
    return map.row(y).subspan(
        static_cast<std::size_t>(area.x), static_cast<std::size_t>(area.width));
}

Rect changedAreaOf(const PatchRecorder::Tile& tile, const LabelMap& map)
{
    Rect area;
    for (int y = tile.area.y; y < tile.area.bottom(); ++y) {
        const auto before = rowOf(tile, y);
        const auto after = rowOf(map, tile.area, y);
        if (std::memcmp(before.data(), after.data(), before.size()) == 0)
            continue;
        const auto first = std::mismatch(before.begin(), before.end(), after.begin()).first;
        const auto last = std::mismatch(before.rbegin(), before.rend(), after.rbegin()).first;
        const int left = tile.area.x + static_cast<int>(first - before.begin());
        const int right = tile.area.right() - static_cast<int>(last - before.rbegin());
        area = area.united({ left, y, right - left, 1 });
    }
    return area;
}

LabelPatch::Piece pieceOf(const PatchRecorder::Tile& tile, const LabelMap& map, const Rect& area)
{
    const auto offset = static_cast<std::size_t>(area.x - tile.area.x);
    const auto width = static_cast<std::size_t>(area.width);
    std::vector<ClassId> before;
    std::vector<ClassId> after;
    before.reserve(static_cast<std::size_t>(area.size().area()));
    after.reserve(before.capacity());
    for (int y = area.y; y < area.bottom(); ++y) {
        const auto old = rowOf(tile, y).subspan(offset, width);
        const auto now = rowOf(map, area, y);
        before.insert(before.end(), old.begin(), old.end());
        after.insert(after.end(), now.begin(), now.end());
    }
    return { area, packRuns(before), packRuns(after) };
}

} // namespace

void PatchRecorder::begin(Size size)
{
    m_columns = tilesAlong(size.width);
    m_saved.assign(
        static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(tilesAlong(size.height)),
        false);
    m_tiles.clear();
}

void PatchRecorder::save(const LabelMap& map, int y, int left, int right)
{
    const int row = y / kTileSide;
    for (int column = left / kTileSide; column <= (right - 1) / kTileSide; ++column) {
        if (!m_saved[static_cast<std::size_t>(row * m_columns + column)])
            saveTile(map, column, row);
    }
}

void PatchRecorder::saveTile(const LabelMap& map, int column, int row)
{
    const Rect tile { column * kTileSide, row * kTileSide, kTileSide, kTileSide };
    const Rect area = tile.intersected(Rect::of(map.size()));
    std::vector<ClassId> labels;
    labels.reserve(static_cast<std::size_t>(area.size().area()));
    for (int y = area.y; y < area.bottom(); ++y) {
        const auto labelsOfRow = rowOf(map, area, y);
        labels.insert(labels.end(), labelsOfRow.begin(), labelsOfRow.end());
    }
    m_tiles.push_back({ area, std::move(labels) });
    m_saved[static_cast<std::size_t>(row * m_columns + column)] = true;
}

Rect PatchRecorder::changedArea(const LabelMap& map) const
{
    Rect area;
    for (const Tile& tile : m_tiles)
        area = area.united(changedAreaOf(tile, map));
    return area;
}

LabelPatch PatchRecorder::difference(const LabelMap& map) const
{
    std::vector<LabelPatch::Piece> pieces;
    for (const Tile& tile : m_tiles) {
        const Rect area = changedAreaOf(tile, map);
        if (!area.isEmpty())
            pieces.push_back(pieceOf(tile, map, area));
    }
    return LabelPatch(std::move(pieces));
}

} // namespace pleinair
