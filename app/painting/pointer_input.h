#pragma once

#include "model/base/geometry.h"

#include <cstdint>

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

} // namespace pleinair
