#include "app/painting/canvas_turn.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace pleinair {

namespace {

constexpr int kBlock = 8;
/// A tile is read and written in whole lines of the cache.
constexpr int kTile = 64;
using Tile = std::array<std::array<ClassId, kTile>, kTile>;

std::uint64_t reversedBytes(std::uint64_t value)
{
    return __builtin_bswap64(value);
}

void reverse(std::span<ClassId> row)
{
    ClassId* left = row.data();
    ClassId* right = row.data() + row.size();
    for (; right - left >= 2 * kBlock; left += kBlock) {
        right -= kBlock;
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::memcpy(&first, left, kBlock);
        std::memcpy(&last, right, kBlock);
        first = reversedBytes(first);
        last = reversedBytes(last);
        std::memcpy(left, &last, kBlock);
        std::memcpy(right, &first, kBlock);
    }
    std::reverse(left, right);
}

/// Exchanges rows and columns of 8 x 8 bytes, a row in each number, by halves, quarters, eighths.
void transpose(std::array<std::uint64_t, kBlock>& rows)
{
    const auto exchange = [&rows](std::size_t distance, std::uint64_t mask) {
        const auto shift = 8 * distance;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if ((i & distance) != 0)
                continue;
            const std::uint64_t swap = ((rows[i] >> shift) ^ rows[i + distance]) & mask;
            rows[i] ^= swap << shift;
            rows[i + distance] ^= swap;
        }
    };
    exchange(4, 0x00000000FFFFFFFFULL);
    exchange(2, 0x0000FFFF0000FFFFULL);
    exchange(1, 0x00FF00FF00FF00FFULL);
}

/// A tile with rows and columns exchanged; mirrored, its rows then run the other way.
void transpose(const Tile& from, Tile& to, bool mirrored)
{
    for (std::size_t top = 0; top < kTile; top += kBlock) {
        for (std::size_t left = 0; left < kTile; left += kBlock) {
            std::array<std::uint64_t, kBlock> rows;
            for (std::size_t i = 0; i < kBlock; ++i)
                std::memcpy(&rows[i], from[top + i].data() + left, kBlock);
            transpose(rows);
            const std::size_t column = mirrored ? kTile - top - kBlock : top;
            for (std::size_t i = 0; i < kBlock; ++i) {
                const std::uint64_t eight = mirrored ? reversedBytes(rows[i]) : rows[i];
                std::memcpy(to[left + i].data() + column, &eight, kBlock);
            }
        }
    }
}

/// Column x of the map becomes a row: read upwards for a turn to the right; for one to the left the
/// columns go from right to left.
void turnQuarter(const LabelMap& map, bool toTheRight, LabelMap& result)
{
    const int width = map.width();
    const int height = map.height();
    const auto rowFor = [&](int x) { return toTheRight ? x : width - 1 - x; };
    const auto columnFor = [&](int y) { return toTheRight ? height - 1 - y : y; };
    Tile from;
    Tile to;
    for (int top = 0; top < height; top += kTile) {
        for (int left = 0; left < width; left += kTile) {
            if (top + kTile > height || left + kTile > width) {
                for (int y = top; y < std::min(top + kTile, height); ++y) {
                    for (int x = left; x < std::min(left + kTile, width); ++x)
                        result.set(columnFor(y), rowFor(x), map.at(x, y));
                }
                continue;
            }
            for (int i = 0; i < kTile; ++i)
                std::memcpy(
                    from[static_cast<std::size_t>(i)].data(), map.row(top + i).data() + left, kTile);
            transpose(from, to, toTheRight);
            const int column = toTheRight ? height - top - kTile : top;
            for (int i = 0; i < kTile; ++i)
                std::memcpy(result.row(rowFor(left + i)).data() + column,
                    to[static_cast<std::size_t>(i)].data(), kTile);
        }
    }
}

} // namespace

CanvasTurn inverseOf(CanvasTurn turn)
{
    switch (turn) {
    case CanvasTurn::TurnLeft:
        return CanvasTurn::TurnRight;
    case CanvasTurn::TurnRight:
        return CanvasTurn::TurnLeft;
    case CanvasTurn::FlipHorizontally:
    case CanvasTurn::FlipVertically:
        break;
    }
    return turn;
}

Size turnedSize(Size size, CanvasTurn turn)
{
    const bool isQuarter = turn == CanvasTurn::TurnLeft || turn == CanvasTurn::TurnRight;
    return isQuarter ? Size { size.height, size.width } : size;
}

LabelMap turned(const LabelMap& map, CanvasTurn way)
{
    LabelMap result = map;
    LabelMap spare;
    turn(result, way, spare);
    return result;
}

void turn(LabelMap& map, CanvasTurn turn, LabelMap& spare)
{
    const int height = map.height();
    if (turn == CanvasTurn::FlipHorizontally) {
        for (int y = 0; y < height; ++y)
            reverse(map.row(y));
    } else if (turn == CanvasTurn::FlipVertically) {
        for (int y = 0; y < height / 2; ++y) {
            const auto upper = map.row(y);
            std::swap_ranges(upper.begin(), upper.end(), map.row(height - 1 - y).begin());
        }
    } else {
        if (spare.size() != turnedSize(map.size(), turn))
            spare = LabelMap(turnedSize(map.size(), turn), 0);
        turnQuarter(map, turn == CanvasTurn::TurnRight, spare);
        std::swap(map, spare);
    }
}

} // namespace pleinair
