#pragma once

#include "model/base/image.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace pleinair {

/// File formats of photographs.
enum class PictureFormat { Png, Jpeg };

struct PictureExportOptions {
    int jpegQuality = 92; ///< 1..100.
};

/// By the ending of a file's name: .png, .jpg or .jpeg in any case.
/// @throws Error (InvalidArgument) for another ending.
[[nodiscard]] PictureFormat pictureFormatOf(const std::filesystem::path& file);

/// The bytes of a photograph's file, tagged as sRGB.
/// @throws Error (InvalidArgument) for a bad quality or an empty picture, (OutOfMemory).
[[nodiscard]] std::vector<std::byte> encodePhotograph(
    const Image& photograph, PictureFormat format, const PictureExportOptions& options = {});

/// Saves a photograph by the ending of the file's name; the old file stays whole if that fails.
/// @throws Error as the functions above, (FileUnwritable).
void exportPicture(const std::filesystem::path& file, const Image& photograph,
    const PictureExportOptions& options = {});

} // namespace pleinair
