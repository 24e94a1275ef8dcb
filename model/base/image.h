#pragma once

#include "model/base/geometry.h"

#include <cstdint>
#include <vector>

namespace pleinair {

/// An 8-bit RGB picture: row-major, origin top left, three bytes a pixel, no padding, sRGB.
///
/// Plain data, copied to cross threads.
struct Image {
    Size size;
    std::vector<std::uint8_t> rgb; ///< size.area() * 3 bytes.

    [[nodiscard]] bool isEmpty() const { return rgb.empty(); }
    friend bool operator==(const Image&, const Image&) = default;
};

} // namespace pleinair
