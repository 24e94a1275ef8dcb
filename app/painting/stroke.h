#pragma once

#include "app/painting/brush.h"
#include "app/painting/document.h"
#include "model/base/label_map.h"

namespace pleinair {

/// The path of a brush through a painting: dabs joined without gaps, however far apart the
/// pointer's events are. Paints only its own class. Lives between a document's beginEdit() and
/// endEdit().
class Stroke {
public:
    /// @param document  outlives the stroke and has an open edit.
    Stroke(Document& document, const Brush& brush, ClassId id);

    /// The first dab, or straight on from the last one. @param pressure  [0, 1].
    /// @return what changed.
    Rect continueTo(Point place, float pressure);

private:
    Document& m_document;
    Brush m_brush;
    ClassId m_class;
    bool m_started = false;
    Point m_last;
    float m_lastSizePx = 0;
    Spans m_spans; ///< Kept between dabs for its memory.
};

} // namespace pleinair
