#pragma once

#include "model/nn/torch_api.h"

#include <cstdint>

namespace pleinair {

/// Moves the parameters of `average` towards those of `module` and copies the buffers:
/// a = d * a + (1 - d) * p. Both must be of one shape.
/// @param decay  d, in [0, 1].
void updateMovingAverage(torch::nn::Module& average, const torch::nn::Module& module, double decay);

/// The decay after so many updates: min(decay, (1 + n) / (10 + n)), so that the first steps, taken
/// from random weights, are soon forgotten.
[[nodiscard]] double warmDecay(double decay, std::int64_t updates);

/// Copies parameters and buffers.
void copyState(torch::nn::Module& to, const torch::nn::Module& from);

} // namespace pleinair
