#include "model/plan/symbol_plane.h"

#include "tests/unit/model/plan/symbol_map.h"

#include <gtest/gtest.h>

namespace pleinair {

namespace {

std::vector<PixelRun> listOf(std::span<const PixelRun> runs)
{
    return { runs.begin(), runs.end() };
}

} // namespace

TEST(SymbolPlane, TakesEveryPixelOfTheFirstMapForChanged)
{
    SymbolPlane plane({ 4, 2 }, 2);
    const SymbolMap map({ 4, 2 });

    EXPECT_EQ(
        listOf(plane.replace(map.symbols())), (std::vector<PixelRun> { { 0, 0, 4 }, { 1, 0, 4 } }));
    EXPECT_TRUE(plane.replace(map.symbols()).empty());
    plane.forget();
    EXPECT_EQ(plane.replace(map.symbols()).size(), 2U);
}

TEST(SymbolPlane, NamesTwoFarDabsOnTheSameLinesSeparately)
{
    SymbolMap map({ 200, 3 });
    SymbolPlane plane(map.size(), 2);
    plane.replace(map.symbols());
    map.at(0, 0) = 1;
    map.at(198, 0) = 1;

    EXPECT_EQ(listOf(plane.replace(map.symbols())),
        (std::vector<PixelRun> { { 0, 0, 3 }, { 0, 196, 200 }, { 1, 0, 3 }, { 1, 196, 200 },
            { 2, 0, 3 }, { 2, 196, 200 } }));
}

TEST(SymbolPlane, NamesExactlyThePixelsWhoseWindowChanged)
{
    std::mt19937 random(5);
    for (const int reach : { 0, 2, 4 }) {
        for (const Size size : { Size { 150, 11 }, Size { 64, 9 }, Size { 5, 7 } }) {
            SymbolMap map = SymbolMap::painting(size, 4, random);
            SymbolPlane plane(size, reach);
            plane.replace(map.symbols());
            for (int step = 0; step < 30; ++step) {
                const SymbolMap before = map;
                for (int dab = 0; dab < 3; ++dab)
                    map.at(static_cast<int>(random() % static_cast<unsigned>(size.width)),
                        static_cast<int>(random() % static_cast<unsigned>(size.height))) =
                        static_cast<Symbol>(random() % 4);
                SymbolMap named(size);
                for (const PixelRun& run : plane.replace(map.symbols()))
                    named.paint({ run.left, run.y, run.right - run.left, 1 }, 1);

                const int side = 2 * reach + 1;
                for (int y = 0; y < size.height; ++y)
                    for (int x = 0; x < size.width; ++x)
                        ASSERT_EQ(named.at(x, y) == 1,
                            map.patternAt(x, y, side) != before.patternAt(x, y, side));
            }
        }
    }
}

TEST(SymbolPlane, ShowsTheBorderAsOutside)
{
    std::mt19937 random(6);
    const SymbolMap map = SymbolMap::noise({ 6, 5 }, 9, random);
    SymbolPlane plane(map.size(), 2);
    plane.replace(map.symbols());

    for (int y = 0; y < 5; ++y) {
        for (int x = 0; x < 6; ++x) {
            const std::vector<Symbol> expected = map.patternAt(x, y, 5);
            EXPECT_TRUE(areEqual(plane.window(x, y), { expected.data(), 5 }, 5));
        }
    }
}

} // namespace pleinair
