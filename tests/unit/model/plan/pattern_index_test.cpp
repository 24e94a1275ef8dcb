#include "model/plan/pattern_index.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>

namespace pleinair {

namespace {

/// A 3 x 3 pattern that differs from every other number's.
std::array<Symbol, 9> numbered(int number)
{
    std::array<Symbol, 9> symbols {};
    symbols[4] = static_cast<Symbol>(number % 100);
    symbols[8] = static_cast<Symbol>(number / 100);
    return symbols;
}

PatternView viewOf(const std::array<Symbol, 9>& symbols)
{
    return { symbols.data(), 3 };
}

} // namespace

TEST(PatternIndex, TellsPatternsWithEqualHashesApart)
{
    PatternIndex index(3);
    const auto a = numbered(1);
    const auto b = numbered(2);
    index.insert(42, viewOf(a), 0);

    EXPECT_EQ(index.find(42, viewOf(a)), 0U);
    EXPECT_EQ(index.find(42, viewOf(b)), kNoSlot);

    index.insert(42, viewOf(b), 5);
    EXPECT_EQ(index.find(42, viewOf(a)), 0U);
    EXPECT_EQ(index.find(42, viewOf(b)), 5U);
}

TEST(PatternIndex, ComparesAPatternWhereItStandsInAPlane)
{
    const std::array<Symbol, 20> plane { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
        17, 18, 19 };
    const std::array<Symbol, 9> same { 1, 2, 3, 6, 7, 8, 11, 12, 13 };
    PatternIndex index(3);
    index.insert(1, { plane.data() + 1, 5 }, 2);

    EXPECT_EQ(index.find(1, viewOf(same)), 2U);
    EXPECT_TRUE(index.holds(2, viewOf(same)));
    EXPECT_FALSE(index.holds(2, { plane.data() + 2, 5 }));
}

TEST(PatternIndex, FollowsAMapThroughRandomInsertsAndErases)
{
    for (const std::uint64_t mask :
        { std::uint64_t { 0 }, std::uint64_t { 3 }, ~std::uint64_t { 0 } }) {
        std::mt19937_64 random(3);
        std::array<std::uint64_t, 400> hashes {};
        for (std::uint64_t& hash : hashes)
            hash = random() & mask;
        PatternIndex index(3);
        std::map<int, RowSlot> expected;
        std::vector<RowSlot> free;
        for (RowSlot slot = 400; slot > 0; --slot)
            free.push_back(slot - 1);
        for (int step = 0; step < 4000; ++step) {
            const int number = static_cast<int>(random() % 400);
            const auto symbols = numbered(number);
            const auto hash = hashes[static_cast<std::size_t>(number)];
            const auto known = expected.find(number);
            ASSERT_EQ(index.find(hash, viewOf(symbols)),
                known == expected.end() ? kNoSlot : known->second);
            if (known != expected.end()) {
                index.erase(known->second);
                free.push_back(known->second);
                expected.erase(known);
            } else {
                index.insert(hash, viewOf(symbols), free.back());
                expected[number] = free.back();
                free.pop_back();
            }
            ASSERT_EQ(index.size(), expected.size());
        }
        for (const auto& [number, slot] : expected)
            EXPECT_EQ(
                index.find(hashes[static_cast<std::size_t>(number)], viewOf(numbered(number))),
                slot);
    }
}

TEST(PatternIndex, IsEmptyAfterClear)
{
    PatternIndex index(3);
    const auto a = numbered(1);
    index.insert(7, viewOf(a), 3);
    index.clear();

    EXPECT_EQ(index.size(), 0U);
    EXPECT_EQ(index.find(7, viewOf(a)), kNoSlot);
}

TEST(Pattern, ComparesEverySideAndEverySymbol)
{
    for (const int side : { 1, 3, 5, 7, 9, 13 }) {
        const auto cells = static_cast<std::size_t>(side * side);
        const std::vector<Symbol> a(cells, 300);
        for (std::size_t i = 0; i < cells; ++i) {
            std::vector<Symbol> b = a;
            EXPECT_TRUE(areEqual({ a.data(), side }, { b.data(), side }, side));
            b[i] = 301;
            EXPECT_FALSE(areEqual({ a.data(), side }, { b.data(), side }, side));
        }
    }
}

} // namespace pleinair
