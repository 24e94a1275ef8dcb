#pragma once

#include "model/base/geometry.h"
#include "model/image/png_pixels.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pleinair {

/// How often a key occurs, and where first.
struct KeyOccurrence {
    std::int64_t count = 0;
    std::size_t first = 0;
};
using KeyOccurrences = std::map<std::uint32_t, KeyOccurrence>;

/// What a pixel shows: an index, or a colour; transparent ones show neither.
struct PixelKeys {
    Size size;
    std::vector<std::uint32_t> keys; ///< Row-major.
    KeyOccurrences occurrences;
    static constexpr std::uint32_t kTransparent = 0xFFFFFFFF;
    static constexpr std::uint32_t kTranslucent = 0xFFFFFFFE;
};

/// The values of a grey or palette picture. @pre bitDepth is 8 or less.
/// @param name  stands for the file in messages.
/// @throws Error (BadFile) for more than 4096 different ones.
[[nodiscard]] PixelKeys indexKeys(const PngPixels& png, const std::string& name);
/// The colours, 0xRRGGBB, of a palette or RGB picture. @pre and @throws as indexKeys().
[[nodiscard]] PixelKeys colorKeys(const PngPixels& png, const std::string& name);

} // namespace pleinair
