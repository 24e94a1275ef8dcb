#pragma once

#include <torch/types.h>

#include <cstdint>

namespace pleinair {

/// How a convolution walks over its input.
struct ConvSteps {
    std::int64_t stride = 1;
    std::int64_t padding = 0;
};

/// The three passes of a convolution by Winograd's algorithm, without autograd. Tensors are float,
/// on the CPU; features dense and channels-last.

/// Tiles of results of an input of that shape, [N, in, H, W].
[[nodiscard]] std::int64_t winogradTiles(
    at::IntArrayRef input, std::int64_t side, const ConvSteps& steps);

/// @param x  [N, in, H, W]. @param weight  [out, in, k, k], any strides. @param bias  [out], or
/// undefined.
[[nodiscard]] torch::Tensor winogradForward(const torch::Tensor& x, const torch::Tensor& weight,
    const torch::Tensor& bias, const ConvSteps& steps);

/// @param gradient  [N, out, H', W']. @return [N, in, H, W], of the shape `input`.
[[nodiscard]] torch::Tensor winogradInputGradient(const torch::Tensor& gradient,
    const torch::Tensor& weight, at::IntArrayRef input, const ConvSteps& steps);

/// @param shape  [out, in, k, k]. @return a contiguous tensor of it.
[[nodiscard]] torch::Tensor winogradWeightGradient(const torch::Tensor& gradient,
    const torch::Tensor& x, at::IntArrayRef shape, const ConvSteps& steps);

} // namespace pleinair
