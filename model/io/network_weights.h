#pragma once

#include "model/io/model_package.h"
#include "model/io/network_options.h"
#include "model/io/tensor_map.h"

#include <cstdint>
#include <string>

namespace pleinair {

/// The tensors of a generator and its encoder, ready for an engine: complete, of the right shapes,
/// spectral norm folded. Element types are the file's.
struct NetworkWeights {
    NetworkOptions options; ///< spectralG is false.
    TensorMap generator;
    TensorMap encoder; ///< Empty: none. Its shapes are checked by the engine that uses it.
    std::string generatorName; ///< For messages: the file.
    std::string encoderName;
};

/// Reads what a model description names.
/// @throws Error (FileNotFound, FileUnreadable, BadFile); (ModelMismatch) listing every tensor that
/// is missing, superfluous or of another shape.
[[nodiscard]] NetworkWeights readNetworkWeights(const ModelDescription& model);

/// A generator of that shape (no encoder) whose weights are drawn from a seed, of a magnitude that
/// keeps the features near unit variance: for measuring and testing without a trained model.
[[nodiscard]] NetworkWeights randomNetworkWeights(
    const NetworkOptions& options, std::uint64_t seed);

} // namespace pleinair
