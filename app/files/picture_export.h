#pragma once

#include "model/base/image.h"

#include <filesystem>

namespace pleinair {

struct PictureExportOptions {
    int jpegQuality = 92; ///< 1..100.
};

/// Saves a photograph as PNG or JPEG, by the ending of the file's name, with an sRGB tag; the old
/// file stays whole if that fails.
/// @throws Error (InvalidArgument) for another ending, (FileUnwritable).
void exportPicture(const std::filesystem::path& file, const Image& photograph,
    const PictureExportOptions& options = {});

} // namespace pleinair
