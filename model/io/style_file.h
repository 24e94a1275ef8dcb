#pragma once

#include "model/base/style_vector.h"
#include "model/io/tensor_map.h"

#include <filesystem>
#include <string>

namespace pleinair {

/// A style as `encode` writes it, with the model it came from.
struct StyleFile {
    StyleVector style;
    std::string modelName; ///< May be empty.
    std::string modelHash; ///< SHA-256 of its generator; may be empty.
};

/// Reads STYLE.safetensors: `mu` F32 [1, Z], optionally `logvar`.
/// @throws Error (FileNotFound), (BadFile).
[[nodiscard]] StyleFile readStyleFile(const std::filesystem::path& file);

/// @throws Error (FileUnwritable).
void writeStyleFile(const std::filesystem::path& file, const StyleFile& content);

/// The same out of, and as, the content of a file.
/// @param name  stands for the file in messages. @throws Error (BadFile).
[[nodiscard]] StyleFile styleFileFrom(const TensorFile& content, const std::string& name);
[[nodiscard]] TensorFile tensorsOf(const StyleFile& content);

/// Whether the content is that of a style file.
[[nodiscard]] bool isStyleFile(const TensorListing& tensors);

/// A style out of tensors: `mu` and `logvar` are the names of its tensors, [1, Z] or [Z].
/// @param name  stands for the file in messages.
/// @throws Error (BadFile) if mu is missing, a shape is wrong or a value is not finite.
[[nodiscard]] StyleVector styleFrom(const TensorMap& tensors, const std::string& mu,
    const std::string& logvar, const std::string& name);

} // namespace pleinair
