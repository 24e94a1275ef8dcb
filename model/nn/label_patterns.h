#pragma once

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace pleinair {

/// Lists of positions by the value that they hold: the inverse of an index vector. Lets a scatter
/// run in parallel over its targets, in a fixed order and without atomics.
struct InverseIndex {
    std::vector<std::int32_t> start; ///< [values + 1], offsets into `positions`.
    std::vector<std::int32_t> positions; ///< Ascending within each value.

    /// @param values  each in [0, count).
    [[nodiscard]] static InverseIndex of(const std::vector<std::int32_t>& values, std::int64_t count);
};

/// The distinct label neighbourhoods of a batch at one resolution.
///
/// SPADE's gamma and beta at a pixel depend on nothing but the (2k - 1) x (2k - 1) labels around it,
/// through two k x k convolutions, and most neighbourhoods repeat. The first convolution is
/// computed once per distinct k x k pattern (a *hidden row*), the second once per distinct k x k
/// pattern of hidden rows (a *modulation row*). Exact: patterns are compared, never only hashed.
struct LabelPatterns {
    std::int64_t batch = 0;
    std::int64_t height = 0;
    std::int64_t width = 0;
    std::int64_t cells = 0; ///< k * k.

    /// Labels of each hidden row as channel values, [hiddenRows, K * k * k] in the order of a
    /// convolution weight [out, K, k, k]; cells outside the map are 0 (zero padding).
    torch::Tensor hiddenInputs;
    std::int64_t hiddenRows = 0;

    /// Hidden row of each cell of each modulation row, [modulationRows * cells]; `hiddenRows` names
    /// the row of zeros that stands outside the map.
    std::vector<std::int32_t> cellRows;
    InverseIndex cellsByHiddenRow;
    std::int64_t modulationRows = 0;

    /// Modulation row of each pixel, [batch * height * width], row-major.
    std::vector<std::int32_t> pixelRows;
    InverseIndex pixelsByRow;
};

/// Finds the patterns of a batch.
/// @param symbols  what stands at each pixel, int16 [N, H, W] on the CPU; every value below
///                 symbolChannels.size(0).
/// @param symbolChannels  the K label channels of each symbol, float [S, K]; a one-hot row for a
///                 plain class, a second 1 in the last channel for a class with an instance edge.
/// @param kernel   k, odd.
[[nodiscard]] std::shared_ptr<const LabelPatterns> findLabelPatterns(
    const torch::Tensor& symbols, const torch::Tensor& symbolChannels, int kernel);

} // namespace pleinair
