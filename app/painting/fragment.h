#pragma once

#include "model/base/geometry.h"
#include "model/base/label_map.h"

namespace pleinair {

/// Pixels taken out of a layer: what is moved, transformed, copied and pasted.
struct Fragment {
    Rect area; ///< Where they come from, in painting pixels; may lie outside.
    LabelMap labels; ///< Of the area's size; kUnknownClass where there is nothing.
    /// As Document::instances(), of the area's size; empty: there are none.
    LabelMap instances {};

    [[nodiscard]] bool isEmpty() const { return labels.isEmpty(); }
};

/// A place, a size and a turn that a fragment is brought to.
struct Placement {
    Point centre; ///< Of the fragment's box: (0, 0) is the centre of the top-left pixel.
    double scaleX = 1; ///< Negative: mirrored.
    double scaleY = 1;
    double turn = 0; ///< Radians, clockwise on screen.

    friend bool operator==(const Placement&, const Placement&) = default;
};

/// Where it lies untouched.
[[nodiscard]] Placement placementOf(const Fragment& fragment);
/// A place of the untouched fragment, seen from the middle of its box, after the placement.
[[nodiscard]] Point placed(const Placement& placement, double fromMiddleX, double fromMiddleY);

/// The fragment in another place, size and turn: each pixel is the nearest one of the source, so
/// there are never new classes.
/// @param clip  no more than this is computed, e.g. the painting's bounds.
/// @return empty if nothing of it lies in the clip.
[[nodiscard]] Fragment transformed(
    const Fragment& fragment, const Placement& placement, const Rect& clip);

/// A quarter turn, or a mirror image, around the middle; exact. The area is made to fit.
[[nodiscard]] Fragment mirroredHorizontally(const Fragment& fragment);
[[nodiscard]] Fragment mirroredVertically(const Fragment& fragment);
[[nodiscard]] Fragment turnedRight(const Fragment& fragment);
[[nodiscard]] Fragment turnedLeft(const Fragment& fragment);

} // namespace pleinair
