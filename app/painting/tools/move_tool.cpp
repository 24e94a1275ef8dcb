#include "app/painting/tools/move_tool.h"

#include <cmath>

namespace pleinair {

ToolStep MoveTool::press(Document& document, const ToolSettings&, const PointerInput& input)
{
    if (isActive())
        return move(document, input);
    m_fragment = document.copySelected();
    if (m_fragment.isEmpty())
        return {};
    m_selection = document.selection();
    m_start = input.position;
    m_dx = m_dy = 0;
    m_copies = input.modifiers.alt;
    if (m_copies)
        m_fragment = document.asNewInstances(std::move(m_fragment));
    document.beginEdit();
    return {};
}

ToolStep MoveTool::move(Document& document, const PointerInput& input)
{
    if (!isActive())
        return {};
    const int dx = static_cast<int>(std::lround(input.position.x - m_start.x));
    const int dy = static_cast<int>(std::lround(input.position.y - m_start.y));
    if (dx == m_dx && dy == m_dy)
        return {};
    m_dx = dx;
    m_dy = dy;
    Rect dirty = document.revertEdit();
    if (!m_copies)
        dirty = dirty.united(document.eraseSelected());
    Fragment moved = m_fragment;
    moved.area.x += dx;
    moved.area.y += dy;
    dirty = dirty.united(document.stamp(moved));
    document.selectInEdit(m_selection.movedBy(dx, dy));
    return { dirty, std::nullopt, std::nullopt };
}

ToolStep MoveTool::release(Document& document, const PointerInput& input)
{
    const Rect dirty = move(document, input).dirty;
    ToolStep step = finish(document);
    step.dirty = step.dirty.united(dirty);
    return step;
}

ToolStep MoveTool::finish(Document& document)
{
    if (!isActive())
        return {};
    m_fragment = {};
    return completed(document, {});
}

} // namespace pleinair
