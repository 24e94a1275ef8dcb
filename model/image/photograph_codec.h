#pragma once

#include "model/base/image.h"

#include <cstddef>
#include <vector>

namespace pleinair {

/// A TIFF: 8 bits a channel, packed without loss (Deflate), tagged with the sRGB profile.
/// @throws Error (InvalidArgument) for an empty picture, (OutOfMemory).
[[nodiscard]] std::vector<std::byte> encodeTiff(const Image& image);

/// A WebP, tagged with the sRGB profile.
/// @param quality  1..100; 100 is without loss.
/// @throws Error (InvalidArgument) for another quality, an empty picture, or sides above 16,383.
[[nodiscard]] std::vector<std::byte> encodeWebp(const Image& image, int quality);

/// The ICC profile of sRGB.
[[nodiscard]] std::vector<std::byte> srgbProfile();

} // namespace pleinair
