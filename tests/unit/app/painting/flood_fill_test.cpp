#include "app/painting/flood_fill.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>
#include <vector>

namespace pleinair {
namespace {

std::set<std::pair<int, int>> pixelsOf(const Spans& spans)
{
    std::set<std::pair<int, int>> pixels;
    for (const Span& span : spans) {
        for (int x = span.left; x < span.right; ++x)
            EXPECT_TRUE(pixels.emplace(x, span.y).second) << "twice: " << x << ", " << span.y;
    }
    return pixels;
}

/// The same by the plainest method.
std::set<std::pair<int, int>> searchedRegion(const LabelMap& map, int x, int y)
{
    std::set<std::pair<int, int>> region { { x, y } };
    std::vector<std::pair<int, int>> open { { x, y } };
    while (!open.empty()) {
        const auto [px, py] = open.back();
        open.pop_back();
        const std::pair<int, int> neighbours[] = { { px - 1, py }, { px + 1, py }, { px, py - 1 },
            { px, py + 1 } };
        for (const auto& [nx, ny] : neighbours) {
            if (Rect::of(map.size()).contains(nx, ny) && map.at(nx, ny) == map.at(x, y)
                && region.emplace(nx, ny).second)
                open.emplace_back(nx, ny);
        }
    }
    return region;
}

TEST(FloodFill, StopsAtOtherClasses)
{
    LabelMap map({ 9, 9 }, kSky);
    for (int y = 0; y < 9; ++y)
        map.set(4, y, kTree);

    const auto left = pixelsOf(connectedRegion(map, 0, 0));

    EXPECT_EQ(left.size(), 36U);
    EXPECT_FALSE(left.contains({ 4, 0 }));
    EXPECT_FALSE(left.contains({ 5, 0 }));
}

TEST(FloodFill, CornersDoNotConnect)
{
    LabelMap map({ 2, 2 }, kSky);
    map.set(1, 0, kTree);
    map.set(0, 1, kTree);

    EXPECT_EQ(pixelsOf(connectedRegion(map, 0, 0)).size(), 1U);
}

TEST(FloodFill, EqualsAPlainSearchOnNoise)
{
    Dice dice(11);
    for (int round = 0; round < 40; ++round) {
        LabelMap map({ 5 + dice.roll(40), 5 + dice.roll(40) }, 0);
        for (ClassId& id : map.labels())
            id = static_cast<ClassId>(dice.roll(10) < 6 ? 0 : 1);
        const int x = dice.roll(map.width());
        const int y = dice.roll(map.height());

        EXPECT_EQ(pixelsOf(connectedRegion(map, x, y)), searchedRegion(map, x, y));
    }
}

} // namespace
} // namespace pleinair
