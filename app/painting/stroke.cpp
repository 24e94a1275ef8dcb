#include "app/painting/stroke.h"

namespace pleinair {

Stroke::Stroke(Document& document, const Brush& brush, ClassId id)
    : m_document(document)
    , m_brush(brush)
    , m_class(id)
{
}

Rect Stroke::continueTo(Point place, float pressure)
{
    const float sizePx = m_brush.sizeAt(pressure);
    m_spans.clear();
    if (m_started)
        appendSweep(
            m_spans, m_brush.shape, m_last, m_lastSizePx, place, sizePx, m_document.bounds());
    else
        appendDab(m_spans, m_brush.shape, place, sizePx, m_document.bounds());
    m_started = true;
    m_last = place;
    m_lastSizePx = sizePx;
    return m_document.paint(m_spans, m_class);
}

} // namespace pleinair
