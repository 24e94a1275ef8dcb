#pragma once

#include <torch/types.h>

namespace pleinair {

/// A loss whose gradient is known already: lets a graph that is kept for another purpose be left
/// out of the backward pass that goes on from `at`. Differentiable once.
/// @param at        what the loss depends on. @param loss  a scalar, its value.
/// @param gradient  of the loss with respect to `at`, of its shape.
/// @return a scalar with the value of `loss`.
[[nodiscard]] torch::Tensor lossWithGradient(
    const torch::Tensor& at, const torch::Tensor& loss, const torch::Tensor& gradient);

} // namespace pleinair
