#include "model/plan/level_plan.h"

#include "tests/unit/model/plan/symbol_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace pleinair {

namespace {

using Pattern = std::vector<Symbol>;

constexpr std::size_t kPlenty = 100000;

/// The row pattern that a new row describes, put together from its hidden patterns.
/// Symbols beyond what cells inside the map see are kOutside.
Pattern patternOfRow(const NewRows& rows, std::size_t row, int kernel)
{
    const int side = 2 * kernel - 1;
    const auto cells = static_cast<std::size_t>(kernel * kernel);
    Pattern pattern(static_cast<std::size_t>(side * side), kOutside);
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const std::uint32_t hidden = rows.cells[row * cells + cell];
        if (hidden == rows.hiddenCount)
            continue;
        const int top = static_cast<int>(cell) / kernel;
        const int left = static_cast<int>(cell) % kernel;
        for (std::size_t i = 0; i < cells; ++i) {
            const int y = top + static_cast<int>(i) / kernel;
            const int x = left + static_cast<int>(i) % kernel;
            pattern[static_cast<std::size_t>(y * side + x)] =
                rows.hiddenPatterns[hidden * cells + i];
        }
    }
    return pattern;
}

/// An owner of rows that keeps, in place of numbers, the pattern that each slot was computed for.
class Owner {
public:
    explicit Owner(int kernel)
        : m_kernel(kernel)
    {
    }

    void compute(LevelPlan& plan)
    {
        const NewRows& rows = plan.newRows();
        m_slots.resize(std::max(m_slots.size(), plan.slotCount()));
        for (std::size_t row = 0; row < rows.rowCount(); ++row)
            m_slots.at(rows.slots[row]) = patternOfRow(rows, row, m_kernel);
        computed += rows.rowCount();
        plan.rowsComputed();
    }

    /// Whether every pixel's slot holds the row of exactly that pixel's pattern.
    [[nodiscard]] ::testing::AssertionResult suits(
        const LevelPlan& plan, const SymbolMap& map) const
    {
        if (plan.ids().size() != map.symbols().size())
            return ::testing::AssertionFailure() << plan.ids().size() << " ids";
        for (int y = 0; y < map.size().height; ++y) {
            for (int x = 0; x < map.size().width; ++x) {
                const RowSlot slot = plan.ids()[static_cast<std::size_t>(y * map.size().width + x)];
                if (slot >= plan.slotCount() || slot >= m_slots.size()
                    || m_slots[slot] != map.patternAt(x, y, 2 * m_kernel - 1))
                    return ::testing::AssertionFailure() << "wrong row at " << x << ", " << y;
            }
        }
        return ::testing::AssertionSuccess();
    }

    std::size_t computed = 0;

private:
    int m_kernel;
    std::vector<Pattern> m_slots;
};

std::size_t distinctPatterns(const SymbolMap& map, int side)
{
    std::set<Pattern> patterns;
    for (int y = 0; y < map.size().height; ++y)
        for (int x = 0; x < map.size().width; ++x)
            patterns.insert(map.patternAt(x, y, side));
    return patterns.size();
}

struct Case {
    Size size;
    int kernel;
    int symbols;
};

class LevelPlans : public ::testing::TestWithParam<Case> { };

} // namespace

TEST_P(LevelPlans, GiveEveryPatternOfARandomMapOneRow)
{
    const auto [size, kernel, symbols] = GetParam();
    std::mt19937 random(7);
    for (const SymbolMap& map :
        { SymbolMap::painting(size, symbols, random), SymbolMap::noise(size, symbols, random) }) {
        LevelPlan plan({ size, kernel, kPlenty });
        Owner owner(kernel);
        plan.update(map.symbols());
        const std::size_t rows = plan.newRows().rowCount();
        owner.compute(plan);

        EXPECT_TRUE(owner.suits(plan, map));
        EXPECT_EQ(rows, distinctPatterns(map, 2 * kernel - 1));
        EXPECT_EQ(plan.slotCount(), rows);
        EXPECT_EQ(plan.changed(), Rect::of(size));
    }
}

TEST_P(LevelPlans, FollowRandomStrokesExactly)
{
    const auto [size, kernel, symbols] = GetParam();
    std::mt19937 random(8);
    SymbolMap map = SymbolMap::painting(size, symbols, random);
    LevelPlan plan({ size, kernel, kPlenty });
    Owner owner(kernel);
    for (int stroke = 0; stroke < 60; ++stroke) {
        map.paintAnywhere(symbols, random);
        plan.update(map.symbols());
        owner.compute(plan);

        ASSERT_TRUE(owner.suits(plan, map)) << "stroke " << stroke;
    }
}

TEST_P(LevelPlans, WorkWithHashesThatAllCollide)
{
    const auto [size, kernel, symbols] = GetParam();
    std::mt19937 random(9);
    SymbolMap map = SymbolMap::painting(size, symbols, random);
    LevelPlan plan({ size, kernel, kPlenty }, 0);
    Owner owner(kernel);
    for (int stroke = 0; stroke < 4; ++stroke) {
        map.paintAnywhere(symbols, random);
        plan.update(map.symbols());
        owner.compute(plan);

        ASSERT_TRUE(owner.suits(plan, map)) << "stroke " << stroke;
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes, LevelPlans,
    ::testing::Values(Case { { 16, 16 }, 1, 5 }, Case { { 17, 13 }, 3, 4 },
        Case { { 70, 9 }, 3, 6 }, Case { { 9, 31 }, 5, 3 }, Case { { 33, 20 }, 5, 8 },
        Case { { 2, 1 }, 3, 2 }, Case { { 1, 1 }, 5, 2 }, Case { { 12, 12 }, 7, 3 }),
    [](const auto& instance) {
        const Case& shape = instance.param;
        return std::to_string(shape.size.width) + "x" + std::to_string(shape.size.height) + "Kernel"
            + std::to_string(shape.kernel);
    });

TEST(LevelPlan, IsAfterFiveHundredRectanglesLikeAFreshOne)
{
    std::mt19937 random(10);
    const Size size { 61, 47 };
    SymbolMap map(size);
    LevelPlan plan({ size, 3, 2800 });
    Owner owner(3);
    for (int stroke = 0; stroke < 500; ++stroke) {
        const auto below = [&](unsigned end) { return static_cast<int>(random() % end); };
        map.paint({ below(61) - 4, below(47) - 4, 1 + below(16), 1 + below(16) },
            static_cast<Symbol>(below(9)));
        plan.update(map.symbols());
        if (stroke % 3 == 0)
            owner.compute(plan);
    }
    owner.compute(plan);
    LevelPlan fresh({ size, 3, 2800 });
    fresh.update(map.symbols());
    Owner freshOwner(3);
    freshOwner.compute(fresh);

    EXPECT_TRUE(owner.suits(plan, map));
    EXPECT_TRUE(freshOwner.suits(fresh, map));
}

TEST(LevelPlan, AsksForNothingWhenNothingChanged)
{
    std::mt19937 random(11);
    const SymbolMap map = SymbolMap::painting({ 40, 40 }, 5, random);
    LevelPlan plan({ map.size(), 3, kPlenty });
    plan.update(map.symbols());
    plan.rowsComputed();

    plan.update(map.symbols());

    EXPECT_TRUE(plan.changed().isEmpty());
    EXPECT_EQ(plan.newRows().rowCount(), 0U);
}

TEST(LevelPlan, ChangesOnlyTheIdsAroundADab)
{
    SymbolMap map({ 100, 80 });
    LevelPlan plan({ map.size(), 3, kPlenty });
    plan.update(map.symbols());
    plan.rowsComputed();
    map.paint({ 20, 30, 10, 5 }, 3);

    plan.update(map.symbols());

    EXPECT_EQ(plan.changed(), (Rect { 18, 28, 14, 9 }));
}

TEST(LevelPlan, FindsRowsAgainThatFellOutOfUse)
{
    SymbolMap map({ 40, 40 });
    LevelPlan plan({ map.size(), 3, kPlenty });
    Owner owner(3);
    plan.update(map.symbols());
    owner.compute(plan);
    const SymbolMap before = map;
    map.paint({ 10, 10, 7, 7 }, 2);
    plan.update(map.symbols());
    owner.compute(plan);
    const std::size_t computed = owner.computed;

    plan.update(before.symbols());
    owner.compute(plan);
    plan.update(map.symbols());
    owner.compute(plan);

    EXPECT_EQ(owner.computed, computed);
    EXPECT_TRUE(owner.suits(plan, map));
}

TEST(LevelPlan, NeverGivesAUsedRowAwayWhenSlotsAreScarce)
{
    std::mt19937 random(12);
    const Size size { 30, 30 };
    SymbolMap map(size);
    Owner owner(3);
    LevelPlan plan({ size, 3, 400 });
    int sparse = 0;
    for (int stroke = 0; stroke < 400; ++stroke) {
        map.paintAnywhere(12, random);
        plan.update(map.symbols());
        ASSERT_EQ(plan.isDense(), distinctPatterns(map, 5) > 400);
        ASSERT_LE(plan.slotCount(), 400U);
        if (plan.isDense())
            continue;
        ++sparse;
        owner.compute(plan);
        ASSERT_TRUE(owner.suits(plan, map)) << "stroke " << stroke;
    }

    EXPECT_GT(sparse, 100);
}

TEST(LevelPlan, FitsAMapThatNeedsExactlyAllSlots)
{
    std::mt19937 random(13);
    const Size size { 20, 20 };
    SymbolMap map = SymbolMap::painting(size, 6, random);
    SymbolMap next = SymbolMap::painting(size, 6, random);
    const std::size_t rows = std::max(distinctPatterns(map, 5), distinctPatterns(next, 5));
    LevelPlan plan({ size, 3, rows });
    Owner owner(3);
    for (int i = 0; i < 6; ++i) {
        const SymbolMap& now = i % 2 == 0 ? map : next;
        plan.update(now.symbols());
        owner.compute(plan);

        ASSERT_FALSE(plan.isDense());
        ASSERT_TRUE(owner.suits(plan, now));
    }
}

TEST(LevelPlan, KeepsUnusedRowsThatTheSameMapNeedsAgain)
{
    // One pixel on pure ground makes 25 patterns, and so do ground and border: all slots are taken.
    const SymbolMap ground({ 30, 30 });
    const auto withDot = [&](int at, Symbol symbol) {
        SymbolMap map = ground;
        map.at(at, at) = symbol;
        return map;
    };
    LevelPlan plan({ ground.size(), 3, 75 });
    Owner owner(3);
    for (const SymbolMap& map : { withDot(20, 1), ground, withDot(20, 2), ground }) {
        plan.update(map.symbols());
        owner.compute(plan);
    }
    SymbolMap map = withDot(20, 1);
    map.at(8, 8) = 3;

    plan.update(map.symbols());

    EXPECT_EQ(plan.newRows().rowCount(), 25U);
    owner.compute(plan);
    EXPECT_TRUE(owner.suits(plan, map));
}

TEST(LevelPlan, KeepsTheRowsOfPureClassesThroughManyOtherPatterns)
{
    std::mt19937 random(14);
    const Size size { 24, 24 };
    LevelPlan plan({ size, 3, 600 });
    Owner owner(3);
    const SymbolMap pure(size, 5);
    plan.update(pure.symbols());
    owner.compute(plan);
    for (int i = 0; i < 40; ++i) {
        SymbolMap other = SymbolMap::noise({ 24, 24 }, 3, random);
        other.paint({ 0, 0, 24, 4 }, 0);
        plan.update(other.symbols());
        ASSERT_FALSE(plan.isDense());
        owner.compute(plan);
    }

    plan.update(pure.symbols());

    EXPECT_EQ(plan.newRows().rowCount(), 0U);
    EXPECT_TRUE(owner.suits(plan, pure));
}

TEST(LevelPlan, GivesUpPureClassesRatherThanBecomeDense)
{
    const Size size { 8, 8 };
    const std::size_t borders = distinctPatterns(SymbolMap(size), 5);
    LevelPlan plan({ size, 3, borders + 3 });
    Owner owner(3);
    for (Symbol symbol = 0; symbol < 9; ++symbol) {
        const SymbolMap map(size, symbol);
        plan.update(map.symbols());
        owner.compute(plan);

        ASSERT_FALSE(plan.isDense());
        ASSERT_TRUE(owner.suits(plan, map));
    }
}

TEST(LevelPlan, BecomesDenseForNoiseAndComesBack)
{
    std::mt19937 random(15);
    const Size size { 32, 32 };
    const SymbolMap painting = SymbolMap::painting(size, 3, random);
    SymbolMap noise = SymbolMap::noise(size, 5, random);
    LevelPlan plan({ size, 3, 700 });
    Owner owner(3);
    plan.update(painting.symbols());
    owner.compute(plan);
    ASSERT_FALSE(plan.isDense());

    plan.update(noise.symbols());
    EXPECT_TRUE(plan.isDense());
    EXPECT_TRUE(plan.ids().empty());
    EXPECT_EQ(plan.newRows().rowCount(), 0U);
    EXPECT_EQ(plan.changed(), Rect::of(size));
    EXPECT_EQ(plan.slotCount(), 0U);
    plan.update(noise.symbols());
    EXPECT_TRUE(plan.isDense());
    EXPECT_TRUE(plan.changed().isEmpty());
    noise.at(3, 3) = 7;
    plan.update(noise.symbols());
    EXPECT_TRUE(plan.isDense());

    plan.update(painting.symbols());
    owner.compute(plan);
    EXPECT_FALSE(plan.isDense());
    EXPECT_TRUE(owner.suits(plan, painting));
}

TEST(LevelPlan, DescribesAStripeOfADenseLevel)
{
    std::mt19937 random(16);
    const Size size { 21, 18 };
    const SymbolMap map = SymbolMap::noise(size, 4, random);
    LevelPlan plan({ size, 3, 64 });
    plan.update(map.symbols());
    ASSERT_TRUE(plan.isDense());

    for (const auto& [top, bottom] :
        std::vector<std::pair<int, int>> { { 0, 5 }, { 5, 17 }, { 17, 18 } }) {
        std::vector<RowSlot> ids { 99 };
        const NewRows rows = plan.stripe(top, bottom, ids);

        ASSERT_EQ(ids.size(), static_cast<std::size_t>((bottom - top) * size.width));
        std::set<Pattern> patterns;
        for (std::size_t row = 0; row < rows.rowCount(); ++row) {
            EXPECT_EQ(rows.slots[row], row);
            patterns.insert(patternOfRow(rows, row, 3));
        }
        EXPECT_EQ(patterns.size(), rows.rowCount());
        for (int y = top; y < bottom; ++y) {
            for (int x = 0; x < size.width; ++x) {
                const RowSlot slot = ids[static_cast<std::size_t>((y - top) * size.width + x)];
                ASSERT_EQ(patternOfRow(rows, slot, 3), map.patternAt(x, y, 5));
            }
        }
    }
}

TEST(LevelPlan, KeepsRowsPendingWhileFramesAreGivenUp)
{
    std::mt19937 random(17);
    SymbolMap map = SymbolMap::painting({ 40, 30 }, 4, random);
    LevelPlan plan({ map.size(), 3, kPlenty });
    Owner owner(3);
    plan.update(map.symbols());
    const std::size_t first = plan.newRows().rowCount();
    plan.update(map.symbols());
    EXPECT_EQ(plan.newRows().rowCount(), first);
    map.paint({ 5, 5, 9, 9 }, 7);

    plan.update(map.symbols());
    EXPECT_EQ(plan.newRows().rowCount(), distinctPatterns(map, 5));
    owner.compute(plan);

    EXPECT_TRUE(owner.suits(plan, map));
}

TEST(LevelPlan, DropsPendingRowsThatNobodyNeedsAnyMore)
{
    std::mt19937 random(18);
    const Size size { 30, 30 };
    LevelPlan plan({ size, 3, 900 });
    for (int i = 0; i < 20; ++i)
        plan.update(SymbolMap::noise(size, 6, random).symbols());
    const SymbolMap last(size, 2);

    plan.update(last.symbols());
    EXPECT_EQ(plan.newRows().rowCount(), distinctPatterns(last, 5));
    Owner owner(3);
    owner.compute(plan);

    EXPECT_TRUE(owner.suits(plan, last));
}

TEST(LevelPlan, AsksForEverythingAgainAfterForget)
{
    std::mt19937 random(19);
    const SymbolMap map = SymbolMap::painting({ 25, 35 }, 4, random);
    LevelPlan plan({ map.size(), 3, kPlenty });
    plan.update(map.symbols());
    plan.rowsComputed();

    plan.forget();
    EXPECT_TRUE(plan.ids().empty());
    EXPECT_EQ(plan.slotCount(), 0U);
    plan.update(map.symbols());

    EXPECT_EQ(plan.changed(), Rect::of(map.size()));
    EXPECT_EQ(plan.newRows().rowCount(), distinctPatterns(map, 5));
}

TEST(LevelPlan, GivesTheSameIdsForTheSameHistory)
{
    const auto idsOf = [] {
        std::mt19937 random(20);
        SymbolMap map({ 50, 40 });
        LevelPlan plan({ map.size(), 3, 500 });
        std::vector<RowSlot> all;
        for (int stroke = 0; stroke < 50; ++stroke) {
            map.paintAnywhere(4, random);
            plan.update(map.symbols());
            plan.rowsComputed();
            all.insert(all.end(), plan.ids().begin(), plan.ids().end());
        }
        return all;
    };

    EXPECT_EQ(idsOf(), idsOf());
}

} // namespace pleinair
