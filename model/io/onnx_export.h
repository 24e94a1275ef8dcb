#pragma once

#include "model/base/geometry.h"
#include "model/io/network_weights.h"

#include <string>

namespace pleinair {

/// A generator as an ONNX model for photographs of one size, batch 1.
///
/// Inputs: `labels` [1, K, H, W], one-hot (plus edges where the model has them), and with a VAE stem
/// `style` [1, zDim]. Output: `photograph` [1, 3, H, W] in [-1, 1]. Evaluation: batch norm is folded
/// into a scale and a shift per channel.
/// @param size  multiples of the grid.
[[nodiscard]] std::string onnxGenerator(const NetworkWeights& weights, Size size);

/// The encoder: `photograph` [1, 3, 256, 256] in [-1, 1] to `mu` and `logvar`, [1, zDim] each.
/// @pre weights.encoder is not empty.
[[nodiscard]] std::string onnxEncoder(const NetworkWeights& weights);

} // namespace pleinair
