#pragma once

#include "model/base/geometry.h"

#include <span>
#include <vector>

namespace pleinair {

/// A horizontal run of pixels: x in [left, right) of row y.
struct Span {
    int y = 0;
    int left = 0;
    int right = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

/// A set of pixels, for shapes of every kind; spans may overlap and reach outside the painting.
using Spans = std::vector<Span>;

/// The smallest rectangle that holds them.
[[nodiscard]] Rect boundsOf(std::span<const Span> spans);

/// Pixels whose centres lie within radiusPx of the centre (border included).
void appendDisc(Spans& spans, Point centre, float radiusPx);
/// Pixels whose centres lie in the ellipse inscribed into the box between two corners. The boxes of
/// appendEllipse and appendRectangle hold both corner pixels.
void appendEllipse(Spans& spans, Point corner, Point opposite);
void appendRectangle(Spans& spans, Point corner, Point opposite);
/// Pixels whose centres lie inside a closed polygon by the even-odd rule; a centre exactly on an
/// edge belongs to the area on its right.
/// @param clip  rows outside are left out, spans are cut at its sides.
void appendPolygon(Spans& spans, std::span<const Point> corners, const Rect& clip);

} // namespace pleinair
