#pragma once

#include "model/nn/torch_api.h"

namespace pleinair {

/// Draws every convolution's and linear layer's raw weight from Xavier's normal distribution,
/// deviation = gain * sqrt(2 / (fan_in + fan_out)), sets their biases to 0 and a learned
/// normalization's scale to N(1, gain); uses Torch's default generator, so torch::manual_seed()
/// decides the result.
///
/// Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks",
/// AISTATS 2010; the gain is SPADE's `init_variance`.
void initializeXavier(torch::nn::Module& module, double gain = 0.02);

} // namespace pleinair
