#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pleinair {

/// What a level asks of the memory for rows.
struct RowDemand {
    std::size_t pixels = 0;
    std::size_t rowBytes = 0; ///< Of one row, at least 1.
};

/// Every level gets this many rows, whatever the budget says.
inline constexpr std::size_t kLeastRows = 64;

/// Divides the memory for rows among the levels of a generator.
///
/// Distinct label patterns lie along the outlines of a painting, so a level has a number of them
/// that grows with its side, not with its area (measured: 8 to 17 times the side for 5 x 5 symbols,
/// 26 to 38 times for 9 x 9). Every level gets the same multiple of its side, as much as the budget
/// allows, but never more than one row for each pixel and kLeastRows for patterns that may come
/// back. Coarse levels therefore have all they can use long before fine ones.
/// @return rows of each level, at least kLeastRows.
[[nodiscard]] std::vector<std::size_t> shareRows(
    std::span<const RowDemand> levels, std::size_t budgetBytes);

} // namespace pleinair
