#pragma once

#include "model/io/tensor_map.h"

#include <filesystem>

namespace pleinair {

class ByteSource;

/// The names, types and shapes in a `.safetensors` or `.pth` file, told apart by content; spelled
/// as readWeights() of model_package.h spells them, values unread.
/// @throws Error (FileNotFound), (FileUnreadable), (BadFile).
[[nodiscard]] TensorListing listWeights(const std::filesystem::path& file);
[[nodiscard]] TensorListing listWeights(const ByteSource& source);

/// readWeights() of model_package.h from any source.
[[nodiscard]] TensorMap readWeights(const ByteSource& source);

} // namespace pleinair
