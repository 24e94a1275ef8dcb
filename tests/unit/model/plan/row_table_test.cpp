#include "model/plan/row_table.h"

#include <gtest/gtest.h>

#include <array>

namespace pleinair {

namespace {

/// A table of rows for 3 x 3 patterns that a number names.
class Fixture {
public:
    explicit Fixture(std::size_t maxRows)
        : table(3, maxRows)
    {
    }

    RowSlot add(Symbol number) { return table.add(hashOf(number), viewOf(mixed(number)), 1); }
    RowSlot addPure(Symbol number) { return table.add(hashOf(number), viewOf(pure(number)), 1); }
    [[nodiscard]] bool knows(Symbol number) const
    {
        return table.find(hashOf(number), viewOf(mixed(number))) != kNoSlot;
    }
    [[nodiscard]] bool knowsPure(Symbol number) const
    {
        return table.find(hashOf(number), viewOf(pure(number))) != kNoSlot;
    }

    RowTable table;

private:
    using Symbols = std::array<Symbol, 9>;

    static std::uint64_t hashOf(Symbol number) { return static_cast<std::uint64_t>(number); }
    static Symbols mixed(Symbol number) { return { 0, 0, 0, 0, number, 0, 0, 0, 500 }; }
    static Symbols pure(Symbol number)
    {
        return { kOutside, kOutside, kOutside, number, number, number, number, number, number };
    }
    static PatternView viewOf(const Symbols& symbols) { return { symbols.data(), 3 }; }
};

std::vector<RowSlot> uncomputed(RowTable& table)
{
    std::vector<RowSlot> slots;
    table.listUncomputed(slots);
    return slots;
}

} // namespace

TEST(RowTable, SendsAwayTheRowThatFellOutOfUseFirst)
{
    Fixture rows(3);
    const RowSlot a = rows.add(1);
    const RowSlot b = rows.add(2);
    const RowSlot c = rows.add(3);
    rows.table.setComputed();
    rows.table.release(b, 1);
    rows.table.release(a, 1);
    rows.table.release(c, 1);
    rows.table.acquire(b, 1);
    rows.table.release(b, 1);

    EXPECT_EQ(rows.add(4), a);
    EXPECT_EQ(rows.add(5), c);
    EXPECT_EQ(rows.add(6), b);
    EXPECT_FALSE(rows.knows(1));
    EXPECT_TRUE(rows.knows(6));
    EXPECT_TRUE(rows.table.isFull());
}

TEST(RowTable, KeepsPureRowsUntilNothingElseIsLeft)
{
    Fixture rows(2);
    const RowSlot pure = rows.addPure(1);
    const RowSlot mixed = rows.add(2);
    rows.table.setComputed();
    rows.table.release(pure, 1);
    rows.table.release(mixed, 1);

    EXPECT_EQ(rows.add(3), mixed);
    EXPECT_TRUE(rows.knowsPure(1));
    EXPECT_EQ(rows.add(4), pure);
    EXPECT_FALSE(rows.knowsPure(1));
}

TEST(RowTable, ForgetsUncomputedRowsThatFallOutOfUse)
{
    Fixture rows(4);
    const RowSlot a = rows.add(1);
    rows.add(2);
    rows.table.release(a, 1);

    EXPECT_FALSE(rows.knows(1));
    EXPECT_TRUE(rows.table.hasFreeSlot());
    EXPECT_EQ(rows.add(3), a);
    EXPECT_EQ(uncomputed(rows.table), (std::vector<RowSlot> { 0, 1 }));
}

TEST(RowTable, ListsUncomputedRowsUntilTheyAreComputed)
{
    Fixture rows(4);
    rows.add(1);
    EXPECT_EQ(uncomputed(rows.table), (std::vector<RowSlot> { 0 }));
    rows.add(2);
    EXPECT_EQ(uncomputed(rows.table), (std::vector<RowSlot> { 0, 1 }));

    rows.table.setComputed();
    rows.add(3);

    EXPECT_EQ(uncomputed(rows.table), (std::vector<RowSlot> { 2 }));
}

TEST(RowTable, ListsASlotAgainThatAnotherPatternTookOver)
{
    Fixture rows(1);
    const RowSlot a = rows.add(1);
    rows.table.setComputed();
    rows.table.release(a, 1);
    rows.add(2);

    EXPECT_EQ(uncomputed(rows.table), (std::vector<RowSlot> { a }));
}

TEST(RowTable, CountsUses)
{
    Fixture rows(2);
    const RowSlot a = rows.add(1);
    rows.table.setComputed();
    rows.table.acquire(a, 2);
    rows.table.release(a, 2);
    rows.add(2);

    EXPECT_TRUE(rows.table.isFull());
    rows.table.release(a, 1);
    EXPECT_FALSE(rows.table.isFull());
    EXPECT_TRUE(rows.knows(1));
}

} // namespace pleinair
