#pragma once

#include "model/base/label_map.h"

#include <filesystem>

namespace pleinair {

/// Reads a label map from a portable greymap (P5, at most 8 bits): needs no image library.
/// @throws Error (FileNotFound, FileUnreadable, BadFile).
[[nodiscard]] LabelMap readGreymap(const std::filesystem::path& file);

} // namespace pleinair
