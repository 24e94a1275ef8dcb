#include "app/painting/tools/brush_tool.h"

namespace pleinair {

ToolStep BrushTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    if (m_stroke)
        return move(document, input);
    document.beginEdit();
    m_stroke.emplace(document, settings.brush,
        m_paints == Paints::BaseClass ? document.eraserClass() : settings.classId);
    Rect dirty;
    if (input.modifiers.shift && m_last)
        dirty = m_stroke->continueTo(*m_last, input.pressure);
    return { dirty.united(move(document, input).dirty), std::nullopt, std::nullopt };
}

ToolStep BrushTool::move(Document&, const PointerInput& input)
{
    if (!m_stroke)
        return {};
    m_last = input.position;
    return { m_stroke->continueTo(input.position, input.pressure), std::nullopt, std::nullopt };
}

ToolStep BrushTool::release(Document& document, const PointerInput& input)
{
    // The last pressure is that of a pen which has left the surface: only a new place counts.
    Rect dirty;
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
