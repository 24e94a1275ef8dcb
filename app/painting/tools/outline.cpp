#include "app/painting/tools/outline.h"

#include "app/painting/brush.h"

namespace pleinair {

Rect repaintOutline(
    Document& document, std::span<const Point> corners, ClassId id, Symmetry symmetry)
{
    Spans spans;
    appendPolygon(spans, corners, document.bounds());
    for (std::size_t i = 0; i < corners.size(); ++i)
        appendSweep(spans, BrushShape::Round, corners[i], Brush::kMinSizePx,
            corners[(i + 1) % corners.size()], Brush::kMinSizePx, document.bounds());
    appendMirrored(spans, symmetry, document.size());
    const Rect before = document.revertEdit();
    return before.united(document.paint(spans, id));
}

} // namespace pleinair
