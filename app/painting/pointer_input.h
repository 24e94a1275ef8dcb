#pragma once

#include "model/base/geometry.h"

#include <cmath>
#include <cstdint>
#include <optional>

namespace pleinair {

/// Keys held down while the pointer acts.
struct Modifiers {
    bool shift = false;
    bool control = false;
    bool alt = false;

    friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

/// One event of a pen, mouse or finger, free of any window system.
struct PointerInput {
    Point
        position; ///< Painting pixels; (0, 0) is the centre of the top-left pixel. May lie outside.
    float pressure = 1; ///< [0, 1]; 1 for a mouse.
    std::int64_t timeMs = 0; ///< Since any start; never decreasing within a stroke.
    Modifiers modifiers;

    friend bool operator==(const PointerInput&, const PointerInput&) = default;
};

/// A pixel of a painting.
struct Pixel {
    int x = 0;
    int y = 0;

    friend bool operator==(const Pixel&, const Pixel&) = default;
};

/// The pixel that holds a place; nullopt outside the painting.
[[nodiscard]] inline std::optional<Pixel> pixelAt(Point place, Size painting)
{
    const float x = std::floor(place.x + 0.5F);
    const float y = std::floor(place.y + 0.5F);
    const bool isInside = x >= 0 && y >= 0 && x < static_cast<float>(painting.width)
        && y < static_cast<float>(painting.height);
    if (!isInside)
        return std::nullopt;
    return Pixel { static_cast<int>(x), static_cast<int>(y) };
}

} // namespace pleinair
