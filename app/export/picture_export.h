#pragma once

#include "model/base/image.h"
#include "model/image/picture_header.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace pleinair {

struct PictureExportOptions {
    int quality = 92; ///< 1..100, of JPEG and WebP; a WebP of 100 is without loss.
    int scale = 1; ///< 1, 2 or 4 times as large, by Lanczos: smooth, but no new detail.
};

/// By the ending of a file's name: .png, .jpg, .jpeg, .tif, .tiff or .webp in any case.
/// @throws Error (InvalidArgument) for another ending.
[[nodiscard]] PictureFormat pictureFormatOf(const std::filesystem::path& file);

/// The bytes of a photograph's file, tagged as sRGB.
/// @throws Error (InvalidArgument) for a bad quality or scale, an empty picture or one that would
/// be too large; (OutOfMemory).
[[nodiscard]] std::vector<std::byte> encodePhotograph(
    const Image& photograph, PictureFormat format, const PictureExportOptions& options = {});

/// Saves a photograph by the ending of the file's name; the old file stays whole if that fails.
/// @throws Error as the functions above, (FileUnwritable).
void exportPicture(const std::filesystem::path& file, const Image& photograph,
    const PictureExportOptions& options = {});

/// The size of a picture after enlarging. @throws Error (InvalidArgument) for a scale other than 1,
/// 2 or 4, or a result of too many pixels.
[[nodiscard]] Size enlargedSize(Size size, int scale);

/// The ending in lower case, with its dot.
[[nodiscard]] std::string endingOf(const std::filesystem::path& file);

} // namespace pleinair
