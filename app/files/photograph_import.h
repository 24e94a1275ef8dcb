#pragma once

#include "model/base/image.h"

#include <filesystem>

namespace pleinair {

/// Opens a photograph (PNG, JPEG, WebP or TIFF) as 8-bit sRGB, turned upright.
/// @throws Error (FileNotFound, FileUnreadable, BadFile, OutOfMemory).
[[nodiscard]] Image openPhotograph(const std::filesystem::path& file);

} // namespace pleinair
