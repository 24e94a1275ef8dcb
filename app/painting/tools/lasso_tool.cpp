#include "app/painting/tools/lasso_tool.h"

#include "app/painting/tools/outline.h"

namespace pleinair {

ToolStep LassoTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    if (m_outline.empty()) {
        document.beginEdit();
        m_class = settings.classId;
        m_symmetry = settings.symmetry;
        m_outline.push_back(input.position);
    }
    return move(document, input);
}

ToolStep LassoTool::move(Document& document, const PointerInput& input)
{
    if (m_outline.empty())
        return {};
    m_outline.push_back(input.position);
    return { repaintOutline(document, m_outline, m_class, m_symmetry), std::nullopt, std::nullopt };
}

ToolStep LassoTool::release(Document& document, const PointerInput& input)
{
    const Rect dirty = move(document, input).dirty;
    ToolStep step = finish(document);
    step.dirty = step.dirty.united(dirty);
    return step;
}

ToolStep LassoTool::finish(Document& document)
{
    if (m_outline.empty())
        return {};
    m_outline.clear();
    return completed(document, {});
}

} // namespace pleinair
