#include "model/plan/new_rows.h"

#include <gtest/gtest.h>

namespace pleinair {

TEST(NewRows, ListEachHiddenPatternOnce)
{
    const std::vector<Symbol> flat(25, 3);
    NewRowsBuilder builder(3);
    NewRows rows;
    builder.begin(rows);
    builder.add({ flat.data(), 5 }, 8);
    builder.finish();

    EXPECT_EQ(rows.hiddenPatterns, std::vector<Symbol>(9, 3));
    EXPECT_EQ(rows.hiddenCount, 1U);
    EXPECT_EQ(rows.slots, std::vector<RowSlot> { 8 });
    EXPECT_EQ(rows.cells, std::vector<std::uint32_t>(9, 0));
}

TEST(NewRows, NameCellsBeyondTheBorderByTheirCount)
{
    constexpr Symbol o = kOutside;
    const std::vector<Symbol> topLeft { o, o, o, o, o, //
        o, o, o, o, o, //
        o, o, 1, 1, 1, //
        o, o, 1, 1, 1, //
        o, o, 1, 1, 2 };
    NewRowsBuilder builder(3);
    NewRows rows;
    builder.begin(rows);
    builder.add({ topLeft.data(), 5 }, 0);
    builder.finish();

    EXPECT_EQ(rows.hiddenCount, 4U);
    EXPECT_EQ(rows.cells, (std::vector<std::uint32_t> { 4, 4, 4, 4, 0, 1, 4, 2, 3 }));
    const std::vector<Symbol> corner { o, o, o, o, 1, 1, o, 1, 1 };
    EXPECT_EQ(
        std::vector<Symbol>(rows.hiddenPatterns.begin(), rows.hiddenPatterns.begin() + 9), corner);
}

TEST(NewRows, StartEmptyAgain)
{
    const std::vector<Symbol> flat(25, 3);
    NewRowsBuilder builder(3);
    NewRows rows;
    builder.begin(rows);
    builder.add({ flat.data(), 5 }, 8);
    builder.finish();
    builder.begin(rows);
    builder.finish();

    EXPECT_EQ(rows.rowCount(), 0U);
    EXPECT_EQ(rows.hiddenCount, 0U);
    EXPECT_TRUE(rows.cells.empty());
    EXPECT_TRUE(rows.hiddenPatterns.empty());
}

} // namespace pleinair
