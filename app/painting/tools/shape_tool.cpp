#include "app/painting/tools/shape_tool.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pleinair {

namespace {

/// The end of a line of the same length at the nearest multiple of 15 degrees.
Point atStepAngle(Point start, Point end)
{
    constexpr float kStep = std::numbers::pi_v<float> / 12;
    const float dx = end.x - start.x;
    const float dy = end.y - start.y;
    const float angle = std::round(std::atan2(dy, dx) / kStep) * kStep;
    const float length = std::hypot(dx, dy);
    return { start.x + length * std::cos(angle), start.y + length * std::sin(angle) };
}

/// The corner of a square as large as the longer side.
Point atSquareCorner(Point start, Point end)
{
    const float dx = end.x - start.x;
    const float dy = end.y - start.y;
    const float side = std::max(std::abs(dx), std::abs(dy));
    return { start.x + std::copysign(side, dx), start.y + std::copysign(side, dy) };
}

} // namespace

ToolStep ShapeTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    if (m_active)
        return move(document, input);
    document.beginEdit();
    m_active = true;
    m_settings = settings;
    m_start = input.position;
    return move(document, input);
}

ToolStep ShapeTool::move(Document& document, const PointerInput& input)
{
    if (!m_active)
        return {};
    const Rect before = document.revertEdit();
    Spans spans = spansTo(constrained(input), document.bounds());
    appendMirrored(spans, m_settings.symmetry, document.size());
    const Rect after = document.paint(spans, m_settings.classId);
    return { before.united(after), std::nullopt, std::nullopt };
}

ToolStep ShapeTool::release(Document& document, const PointerInput& input)
{
    if (!m_active)
        return {};
    const Rect dirty = move(document, input).dirty;
    m_active = false;
    return completed(document, dirty);
}

ToolStep ShapeTool::finish(Document& document)
{
    if (!m_active)
        return {};
    m_active = false;
    return completed(document, {});
}

Point ShapeTool::constrained(const PointerInput& input) const
{
    if (!input.modifiers.shift)
        return input.position;
    return m_shape == Shape::Line ? atStepAngle(m_start, input.position)
                                  : atSquareCorner(m_start, input.position);
}

Spans ShapeTool::spansTo(Point end, const Rect& clip) const
{
    Spans spans;
    if (m_shape == Shape::Line) {
        const float sizePx = m_settings.brush.sizeAt(1);
        appendSweep(spans, m_settings.brush.shape, m_start, sizePx, end, sizePx, clip);
        return spans;
    }
    // Both corner pixels belong to the shape, so its box reaches half a pixel beyond their centres.
    const Point topLeft { std::min(m_start.x, end.x) - 0.5F, std::min(m_start.y, end.y) - 0.5F };
    const Point bottomRight { std::max(m_start.x, end.x) + 0.5F,
        std::max(m_start.y, end.y) + 0.5F };
    if (m_shape == Shape::Rectangle)
        appendBox(spans, topLeft, bottomRight, clip);
    else
        appendEllipse(spans, topLeft, bottomRight, clip);
    return spans;
}

} // namespace pleinair
