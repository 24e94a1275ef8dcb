#pragma once

#include "model/nn/label_patterns.h"

#include <torch/types.h>

#include <memory>

namespace pleinair {

/// Mean and variance per channel of a batch of features.
struct ChannelMoments {
    torch::Tensor mean; ///< [C]
    torch::Tensor variance; ///< [C], biased.
    torch::Tensor inverseStd; ///< [C], 1 / sqrt(variance + eps).
    std::int64_t count = 0; ///< Values per channel.
    bool ofBatch = true; ///< false: constants (running statistics), through which no gradient flows.

    /// Of x, [N, C, H, W], channels-last float on the CPU. Carries no gradient itself; modulate()
    /// differentiates through it.
    [[nodiscard]] static ChannelMoments ofFeatures(const torch::Tensor& x, double eps);
    [[nodiscard]] static ChannelMoments ofRunning(
        const torch::Tensor& mean, const torch::Tensor& variance, double eps);
};

/// Lays the hidden rows of each modulation row's k x k cells side by side; cells outside the map
/// are zeros. Differentiable.
/// @param hidden  [hiddenRows, h].
/// @return        [modulationRows, k * k * h], cell-major.
[[nodiscard]] torch::Tensor gatherHiddenRows(
    const torch::Tensor& hidden, const std::shared_ptr<const LabelPatterns>& patterns);

/// Modulation rows from the products of every hidden row with the weights of every cell: less work
/// than gatherHiddenRows() and a product of all its cells, where hidden rows are fewer. Differentiable
/// with respect to products and bias.
/// @param products  [hiddenRows, k * k * 2C], cell-major. @param bias  [2C].
/// @return          [modulationRows, 2C].
[[nodiscard]] torch::Tensor sumCellProducts(const torch::Tensor& products, const torch::Tensor& bias,
    const std::shared_ptr<const LabelPatterns>& patterns);

/// SPADE's modulation and the leaky ReLU behind it in one pass: normalizes x, enlarges it, scales
/// and shifts every pixel by its modulation row. Differentiable with respect to x and the rows.
///
/// Park et al., "Semantic Image Synthesis with Spatially-Adaptive Normalization", CVPR 2019, eq. 1.
/// Independent of the number of threads bit for bit.
/// @param x        features, [N, C, H / upscale, W / upscale], float, CPU.
/// @param rows     [modulationRows, 2C]: gamma (as difference from one), then beta.
/// @param upscale  1 or 2, nearest-neighbour.
/// @param slope    of the leaky ReLU; 1 for none.
/// @return         [N, C, H, W], channels-last.
[[nodiscard]] torch::Tensor modulate(const torch::Tensor& x, const torch::Tensor& rows,
    const std::shared_ptr<const LabelPatterns>& patterns, const ChannelMoments& moments,
    int upscale, double slope);

} // namespace pleinair
