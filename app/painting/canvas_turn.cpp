#include "app/painting/canvas_turn.h"

#include "app/painting/in_parallel.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/// Writes a row of a tile past the cache where it is a whole line of it: the line need not be read
/// first, and nobody reads it soon.
void storeLine(const ClassId* line, ClassId* to)
{
#ifdef __SSE2__
    if (reinterpret_cast<std::uintptr_t>(to) % kTile == 0) {
        for (int i = 0; i < kTile; i += int { sizeof(__m128i) })
            _mm_stream_si128(reinterpret_cast<__m128i*>(to + i),
                _mm_loadu_si128(reinterpret_cast<const __m128i*>(line + i)));
        return;
    }
#endif
    std::memcpy(to, line, kTile);
}

/// The first row of the map whose tiles become whole lines of the cache; the ones before it are
/// left over.
int firstTileRow(const LabelMap& map, bool toTheRight, const LabelMap& result)
{
    const auto start = reinterpret_cast<std::uintptr_t>(result.labels().data());
    const auto height = static_cast<std::uintptr_t>(map.height());
    const std::uintptr_t row =
        toTheRight ? (start + height) % kTile : (kTile - start % kTile) % kTile;
    return std::min(static_cast<int>(row), map.height());
}

/// Column x of the map becomes a row: read upwards for a turn to the right; for one to the left the
/// columns go from right to left.
/// @param first, end  rows of the map that are turned.
void turnQuarter(const LabelMap& map, int first, int end, bool toTheRight, LabelMap& result)
{
    const int width = map.width();
    const int height = map.height();
    const auto rowFor = [&](int x) { return toTheRight ? x : width - 1 - x; };
    const auto columnFor = [&](int y) { return toTheRight ? height - 1 - y : y; };
    Tile from;
    Tile to;
    for (int top = first; top < end; top += kTile) {
        for (int left = 0; left < width; left += kTile) {
            if (top + kTile > end || left + kTile > width) {
                for (int x = left; x < std::min(left + kTile, width); ++x) {
                    for (int y = top; y < std::min(top + kTile, end); ++y)
                        result.set(columnFor(y), rowFor(x), map.at(x, y));
                }
                continue;
            }
            for (int i = 0; i < kTile; ++i)
                std::memcpy(from[static_cast<std::size_t>(i)].data(),
                    map.row(top + i).data() + left, kTile);
            transpose(from, to, toTheRight);
            const int column = toTheRight ? height - top - kTile : top;
            for (int i = 0; i < kTile; ++i)
                storeLine(to[static_cast<std::size_t>(i)].data(),
                    result.row(rowFor(left + i)).data() + column);
        }
    }
#ifdef __SSE2__
    _mm_sfence(); // What was written past the cache is there for other threads from here on.
#endif
}

/// Rows of a map, a band of them on each thread. Bands are whole tiles, and high enough that
/// threads seldom write to one line of the cache.
void inBands(Size size, int rows, const std::function<void(int first, int end)>& work)
{
    constexpr int kBandRows = 8 * kTile;
    inParallel((rows + kBandRows - 1) / kBandRows, size.area(),
        [&](int band) { work(band * kBandRows, std::min((band + 1) * kBandRows, rows)); });
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
        inBands(map.size(), height, [&](int first, int end) {
            for (int y = first; y < end; ++y)
                reverse(map.row(y));
        });
    } else if (turn == CanvasTurn::FlipVertically) {
        inBands(map.size(), height / 2, [&](int first, int end) {
            for (int y = first; y < end; ++y) {
                const auto upper = map.row(y);
                std::swap_ranges(upper.begin(), upper.end(), map.row(height - 1 - y).begin());
            }
        });
    } else {
        if (spare.size() != turnedSize(map.size(), turn))
            spare = LabelMap(turnedSize(map.size(), turn), 0);
        const bool toTheRight = turn == CanvasTurn::TurnRight;
        const int lead = firstTileRow(map, toTheRight, spare);
        turnQuarter(map, 0, lead, toTheRight, spare);
        inBands(map.size(), height - lead, [&](int first, int end) {
            turnQuarter(map, lead + first, lead + end, toTheRight, spare);
        });
        std::swap(map, spare);
    }
}

} // namespace pleinair
