#include "model/plan/row_budget.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

constexpr double kPrecision = 1.0 / 1024; ///< Of the multiple.

std::size_t mostRows(const RowDemand& level)
{
    return level.pixels + kLeastRows;
}

/// @param multiple  of the cube root of the level's pixels.
std::size_t rowsFor(const RowDemand& level, double multiple)
{
    const double rows = multiple * std::cbrt(static_cast<double>(level.pixels));
    if (rows >= static_cast<double>(mostRows(level)))
        return mostRows(level);
    return std::max(kLeastRows, static_cast<std::size_t>(rows));
}

bool fits(std::span<const RowDemand> levels, double multiple, std::size_t budgetBytes)
{
    std::size_t bytes = 0;
    for (const RowDemand& level : levels)
        bytes += rowsFor(level, multiple) * level.rowBytes;
    return bytes <= budgetBytes;
}

} // namespace

std::vector<std::size_t> shareRows(std::span<const RowDemand> levels, std::size_t budgetBytes)
{
    double most = 0;
    for (const RowDemand& level : levels)
        most = std::max(most, static_cast<double>(mostRows(level)));
    double multiple = fits(levels, most, budgetBytes) ? most : 0;
    double step = most;
    while (step > kPrecision) {
        step /= 2;
        if (fits(levels, multiple + step, budgetBytes))
            multiple += step;
    }
    std::vector<std::size_t> rows;
    for (const RowDemand& level : levels)
        rows.push_back(rowsFor(level, multiple));
    return rows;
}

} // namespace pleinair
