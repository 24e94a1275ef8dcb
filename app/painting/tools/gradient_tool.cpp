#include "app/painting/tools/gradient_tool.h"

#include "app/painting/scatter.h"

namespace pleinair {

ToolStep GradientTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    if (m_active)
        return move(document, input);
    document.beginEdit();
    m_active = true;
    m_settings = settings;
    m_start = m_end = input.position;
    return {};
}

ToolStep GradientTool::move(Document& document, const PointerInput& input)
{
    if (!m_active || input.position == m_end)
        return {};
    m_end = input.position;
    const Rect before = document.revertEdit();
    const Rect area =
        document.selection().isEmpty() ? document.bounds() : document.selection().bounds();
    const Scatter scatter(m_settings.brush.grainPx, m_start);
    Spans first;
    Spans second;
    scatter.appendGradient(first, second, m_start, m_end, area);
    Rect dirty = before.united(document.paint(first, m_settings.classId));
    if (m_settings.secondClass)
        dirty = dirty.united(document.paint(second, *m_settings.secondClass));
    return { dirty, std::nullopt, std::nullopt };
}

ToolStep GradientTool::release(Document& document, const PointerInput& input)
{
    if (!m_active)
        return {};
    const Rect dirty = move(document, input).dirty;
    m_active = false;
    return completed(document, dirty);
}

ToolStep GradientTool::finish(Document& document)
{
    if (!m_active)
        return {};
    m_active = false;
    return completed(document, {});
}

ToolOverlay GradientTool::overlay() const
{
    ToolOverlay overlay;
    overlay.isClosed = false;
    if (m_active)
        overlay.path = { m_start, m_end };
    return overlay;
}

} // namespace pleinair
