#pragma once

#include "model/io/tensor_map.h"

#include <string>

namespace pleinair {

/// Replaces every spectral-normed weight by the plain `weight` = weight_orig / sigma, sigma from
/// the stored u and v in double: the network without spectral norm then computes the same. Tensors
/// without spectral norm pass through. Other spellings are read by readWeights() already.
/// @throws Error (ModelMismatch) for an incomplete or degenerate (sigma = 0) triple.
[[nodiscard]] TensorMap foldSpectralNorm(TensorMap tensors);

/// Compares a state dict with what a network needs. Counters (`num_batches_tracked`) may be there
/// or not.
/// @param what  names the network and its file, e.g. "generator latest_net_G.pth".
/// @throws Error (ModelMismatch) that lists every tensor that is missing, superfluous or of another
/// shape.
void checkTensors(const TensorMap& tensors, const TensorListing& expected, const std::string& what);

} // namespace pleinair
