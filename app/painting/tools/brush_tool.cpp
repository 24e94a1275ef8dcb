#include "app/painting/tools/brush_tool.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr float kMostLag = 0.95F;

} // namespace

ToolStep BrushTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    if (m_stroke)
        return move(document, input);
    document.beginEdit();
    m_stroke.emplace(document, settings.brush,
        m_paints == Paints::BaseClass ? document.eraserClass() : settings.classId,
        settings.symmetry);
    m_lag = std::clamp(settings.brush.stabiliser, 0.0F, kMostLag);
    Rect dirty;
    if (input.modifiers.shift && m_last)
        dirty = m_stroke->continueTo(*m_last, input.pressure);
    m_pen = input.position;
    return { dirty.united(move(document, input).dirty), std::nullopt, std::nullopt };
}

ToolStep BrushTool::move(Document&, const PointerInput& input)
{
    if (!m_stroke)
        return {};
    m_pen = { m_pen.x + (input.position.x - m_pen.x) * (1 - m_lag),
        m_pen.y + (input.position.y - m_pen.y) * (1 - m_lag) };
    const Point place = m_lag > 0 ? m_pen : input.position;
    m_last = place;
    return { m_stroke->continueTo(place, input.pressure), std::nullopt, std::nullopt };
}

ToolStep BrushTool::release(Document& document, const PointerInput& input)
{
    // The last pressure is that of a pen which has left the surface: only a new place counts.
    Rect dirty;
    m_lag = 0; // What hangs behind comes after.
    if (m_stroke && m_last != input.position)
        dirty = move(document, input).dirty;
    ToolStep step = finish(document);
    step.dirty = step.dirty.united(dirty);
    return step;
}

ToolStep BrushTool::finish(Document& document)
{
    if (!m_stroke)
        return {};
    m_stroke.reset();
    return completed(document, {});
}

void BrushTool::forget()
{
    m_stroke.reset();
    m_last.reset();
}

} // namespace pleinair
