#include "model/plan/row_budget.h"

#include <gtest/gtest.h>

namespace pleinair {

TEST(RowBudget, GivesEveryPixelARowWhereMemoryAllows)
{
    const std::vector<RowDemand> levels { { 64, 1000 }, { 256, 1000 } };

    EXPECT_EQ(shareRows(levels, 1000000),
        (std::vector<std::size_t> { 64 + kLeastRows, 256 + kLeastRows }));
}

TEST(RowBudget, ServesCoarseLevelsFullyBeforeFineOnes)
{
    const std::vector<RowDemand> levels { { 64, 8192 }, { 4096, 4096 }, { 65536, 1024 } };
    const std::size_t budget = 16 << 20;
    const auto rows = shareRows(levels, budget);

    EXPECT_EQ(rows[0], 64 + kLeastRows);
    EXPECT_GT(rows[2], rows[1]);
    const std::size_t bytes = rows[0] * 8192 + rows[1] * 4096 + rows[2] * 1024;
    EXPECT_LE(bytes, budget);
    EXPECT_GT(bytes, budget - (1 << 18));
}

TEST(RowBudget, LeavesEveryLevelAFewRowsEvenWithoutMemory)
{
    const std::vector<RowDemand> levels { { 4, 8192 }, { 65536, 1024 } };

    EXPECT_EQ(shareRows(levels, 0), (std::vector<std::size_t> { kLeastRows, kLeastRows }));
}

} // namespace pleinair
