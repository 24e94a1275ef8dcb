#pragma once

#include <torch/types.h>

#include <cstdint>

namespace pleinair {

/// torch::conv2d(), by Winograd's algorithm (winograd_kernels.h) where it pays: features that
/// ownKernelsTake(), a kernel of 3 or 4 with stride 1 or of 4 with stride 2, and so many channels
/// and pixels that transforming the weight is little. Forward and backward then take about half the
/// time of LibTorch's direct kernels, and round differently, by some 1e-6 of the largest value.
///
/// Differentiable; by Winograd's algorithm only once. Independent of the number of threads bit for
/// bit where LibTorch is.
/// @param x       [N, in, H, W]. @param weight  [out, in / groups, k, k].
/// @param bias    [out], or undefined.
/// @return        [N, out, H', W'].
[[nodiscard]] torch::Tensor convolved(const torch::Tensor& x, const torch::Tensor& weight,
    const torch::Tensor& bias, std::int64_t stride, std::int64_t padding, std::int64_t groups = 1);

} // namespace pleinair
