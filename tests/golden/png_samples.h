#pragma once

#include "model/nn/torch_api.h"

#include <filesystem>
#include <optional>

namespace pleinair::golden {

/// The samples of a PNG as they are stored: palette pictures give indices, 16-bit ones full values.
///
/// @return I64 [H, W, C], or nullopt if this program was built without libpng.
/// @throws Error (BadFile).
[[nodiscard]] std::optional<torch::Tensor> readPngSamples(const std::filesystem::path& file);

} // namespace pleinair::golden
