#pragma once

#include "model/base/image.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

/// Decodes a photograph (PNG, JPEG, WebP or TIFF) to 8-bit sRGB. The number of pixels is checked
/// before anything is decoded; EXIF orientation and an embedded colour profile are honoured;
/// transparency is ignored.
/// @param name  stands for the file in messages.
/// @throws Error (BadFile) for damage (a JPEG that ends early included), (OutOfMemory).
[[nodiscard]] Image decodePicture(std::span<const std::byte> bytes, const std::string& name);
[[nodiscard]] Image decodePicture(const std::string& bytes, const std::string& name);

/// @throws Error (OutOfMemory).
[[nodiscard]] std::vector<std::byte> encodePng(const Image& image);

/// @param quality  1..100.
/// @throws Error (InvalidArgument) for another quality or an empty picture.
[[nodiscard]] std::vector<std::byte> encodeJpeg(const Image& image, int quality);

} // namespace pleinair
