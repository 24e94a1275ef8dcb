#pragma once

#include "model/base/class_table.h"
#include "model/base/geometry.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

/// The pixels of a PNG exactly as they are stored: nothing is converted, scaled or looked up.
struct PngPixels {
    enum class Kind { Grey, Palette, GreyAlpha, Rgb, Rgba };

    Size size;
    Kind kind = Kind::Grey;
    /// Bits of a sample in the file. Below 8 they are unpacked to bytes, unscaled.
    int bitDepth = 8;
    /// Interleaved, row-major. Two bytes each, the higher one first, if bitDepth is 16.
    std::vector<std::uint8_t> samples;
    std::vector<Color> palette; ///< Of Kind::Palette.

    /// Samples of a pixel: 1 to 4.
    [[nodiscard]] int channels() const;
};

/// @param name  stands for the file in messages.
/// @throws Error (BadFile) for damage, or for more pixels than kMaxPicturePixels.
[[nodiscard]] PngPixels decodePngPixels(std::span<const std::byte> bytes, const std::string& name);

/// What a PNG shows, which decides how it is packed.
enum class PngContent {
    Photograph,
    Flat, ///< Few colours in large areas: quicker, and hardly larger.
};

/// @throws Error (OutOfMemory).
[[nodiscard]] std::vector<std::byte> encodePngPixels(
    const PngPixels& pixels, PngContent content = PngContent::Photograph);

/// The colour profile in a PNG; empty if there is none or it cannot be read.
[[nodiscard]] std::vector<std::byte> pngColorProfile(std::span<const std::byte> bytes);

} // namespace pleinair
