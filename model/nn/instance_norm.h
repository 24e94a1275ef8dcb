#pragma once

#include <torch/types.h>

namespace pleinair {

/// Instance normalization without scale and shift, and the leaky ReLU behind it, in one pass over
/// channels-last features. Differentiable once. Independent of the number of threads bit for bit.
///
/// Ulyanov et al., "Instance Normalization", 2016.
/// @param x      [N, C, H, W]; see ownKernelsTake(). @param slope  of the leaky ReLU, above 0; 1
/// for none.
/// @return       the same shape.
[[nodiscard]] torch::Tensor instanceNorm(const torch::Tensor& x, double eps, double slope);

} // namespace pleinair
