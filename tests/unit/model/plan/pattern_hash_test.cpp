#include "model/plan/pattern_hash.h"

#include "tests/unit/model/plan/symbol_map.h"

#include <gtest/gtest.h>

#include <map>

namespace pleinair {

TEST(PatternHash, GivesARowTheHashesOfItsPatterns)
{
    std::mt19937 random(1);
    const SymbolMap map = SymbolMap::noise({ 40, 12 }, 300, random);
    for (const int side : { 1, 3, 5, 9 }) {
        PatternHash hash(side);
        std::vector<std::uint64_t> hashes(static_cast<std::size_t>(40 - side + 1));
        hash.ofRow({ map.symbols().data() + 40, 40 }, hashes);

        for (std::size_t x = 0; x < hashes.size(); ++x)
            EXPECT_EQ(hashes[x], hash.of({ map.symbols().data() + 40 + x, 40 }));
    }
}

TEST(PatternHash, SpreadsPatternsThatDifferInOneSymbolOverTheLowBits)
{
    PatternHash hash(5);
    std::map<std::uint64_t, int> counts;
    int patterns = 0;
    for (int cell = 0; cell < 25; ++cell) {
        for (Symbol symbol = -1; symbol < 80; ++symbol) {
            std::vector<Symbol> pattern(25, 0);
            pattern[static_cast<std::size_t>(cell)] = symbol;
            ++counts[hash.of({ pattern.data(), 5 }) & 0xFFFU];
            ++patterns;
        }
    }
    int most = 0;
    for (const auto& [bits, count] : counts)
        most = std::max(most, count);

    // Of 2025 patterns (24 of them the same one) in 4096 places, as chance would have it.
    EXPECT_LE(most, 25 + 8);
    EXPECT_GT(counts.size(), static_cast<std::size_t>(patterns) * 7 / 10);
}

TEST(PatternHash, KeepsOnlyTheBitsOfItsMask)
{
    const std::vector<Symbol> pattern(9, 4);
    EXPECT_EQ(PatternHash(3, 0).of({ pattern.data(), 3 }), 0U);
    EXPECT_EQ(PatternHash(3, 0xFF).of({ pattern.data(), 3 }) >> 8U, 0U);
}

} // namespace pleinair
