#pragma once

#include <torch/types.h>

namespace pleinair {

class MomentsExchange;

/// What synchronized batch norm found over the batches of all processes, [C] each.
struct SynchronizedMoments {
    torch::Tensor mean;
    torch::Tensor variance; ///< Biased.
    std::int64_t count = 0; ///< Values per channel, all processes together.
};

/// Normalizes x per channel over the batches of all processes, which hold equally many values:
/// (x - mean) / sqrt(max(variance, eps)), as the published networks were trained. Differentiable,
/// through the other processes' pictures as well.
/// @param x        [N, C, H, W], float.
/// @param moments  receives what was found.
[[nodiscard]] torch::Tensor synchronizedNorm(
    const torch::Tensor& x, double eps, MomentsExchange& exchange, SynchronizedMoments& moments);

} // namespace pleinair
