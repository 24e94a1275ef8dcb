#include "app/painting/stroke.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

Stroke::Stroke(Document& document, const Brush& brush, ClassId id, Symmetry symmetry)
    : m_document(document)
    , m_brush(brush)
    , m_class(id)
    , m_symmetry(symmetry)
{
}

Rect Stroke::continueTo(Point place, float pressure)
{
    const float sizePx = m_brush.sizeAt(pressure);
    m_spans.clear();
    if (!m_started)
        appendDab(m_spans, m_brush.shape, place, sizePx, m_document.bounds());
    else if (m_brush.spacing > 0)
        appendSpacedDabs(place, sizePx);
    else
        appendSweep(
            m_spans, m_brush.shape, m_last, m_lastSizePx, place, sizePx, m_document.bounds());
    if (!m_started && m_brush.shape == BrushShape::Scatter)
        m_scatter.emplace(m_brush.grainPx, place);
    m_started = true;
    m_last = place;
    m_lastSizePx = sizePx;
    if (m_scatter)
        m_spans = m_scatter->thinned(m_spans, m_brush.density);
    appendMirrored(m_spans, m_symmetry, m_document.size());
    return m_document.paint(m_spans, m_class);
}

void Stroke::appendSpacedDabs(Point place, float sizePx)
{
    const float length = std::hypot(place.x - m_last.x, place.y - m_last.y);
    // Far outside the painting there is nothing to do, and the way could be endless.
    constexpr float kLongestWay = 1e5F;
    if (!(length > 0) || length > kLongestWay)
        return;
    float at = 0;
    for (;;) {
        const float share = at / length;
        const float size = m_lastSizePx + (sizePx - m_lastSizePx) * share;
        const float step = std::max(1.0F, m_brush.spacing * size);
        if (at + step - m_sinceDabPx > length)
            break;
        at += step - m_sinceDabPx;
        m_sinceDabPx = 0;
        const float t = at / length;
        appendDab(m_spans, m_brush.shape,
            { m_last.x + (place.x - m_last.x) * t, m_last.y + (place.y - m_last.y) * t },
            m_lastSizePx + (sizePx - m_lastSizePx) * t, m_document.bounds());
    }
    m_sinceDabPx += length - at;
}

} // namespace pleinair
