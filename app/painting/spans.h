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

/// A set of pixels, for shapes of every kind; spans may overlap.
using Spans = std::vector<Span>;

/// Adds x in [left, right) of row y, cut at the clip.
void appendSpan(Spans& spans, int y, double left, double right, const Rect& clip);

/// Pixels whose centres lie in the box between two places, those on its left and upper side
/// included: a box of 1 x 1 holds exactly one pixel wherever it lies.
void appendBox(Spans& spans, Point topLeft, Point bottomRight, const Rect& clip);
/// Pixels whose centres lie in the ellipse (border included) inscribed into the box.
void appendEllipse(Spans& spans, Point topLeft, Point bottomRight, const Rect& clip);
/// Pixels whose centres lie inside a closed polygon by the even-odd rule; of those exactly on an
/// edge, the ones on left and upper edges.
void appendPolygon(Spans& spans, std::span<const Point> corners, const Rect& clip);

} // namespace pleinair
