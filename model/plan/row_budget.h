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
/// Distinct label patterns lie along the outlines of a painting, and the finer the outlines are
/// sampled the more of them repeat. Of 50 photographs' label maps, 256 pixels wide, the richest has
/// 64, 254, 871, 2009, 3223 and 4280 patterns of 5 x 5 at levels 8 to 256 pixels wide: about 120
/// times the cube root of the level's pixels. Every level gets the same multiple of that root, as
/// much as the budget allows, but never more than one row for each pixel and kLeastRows for
/// patterns that may come back. Coarse levels therefore have all they can use before fine ones.
/// @return rows of each level, at least kLeastRows.
[[nodiscard]] std::vector<std::size_t> shareRows(
    std::span<const RowDemand> levels, std::size_t budgetBytes);

} // namespace pleinair
