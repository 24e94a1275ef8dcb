#include "app/painting/tools/fill_tool.h"

#include "app/painting/flood_fill.h"

namespace pleinair {

ToolStep FillTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    const auto pixel = pixelAt(input.position, document.size());
    if (!pixel)
        return {};
    const ClassId clicked = document.labels().at(pixel->x, pixel->y);
    if (clicked == settings.classId)
        return {};
    document.beginEdit();
    const Rect dirty = m_reach.value_or(settings.fillReach) == FillReach::All
        ? document.replaceClass(clicked, settings.classId)
        : document.paint(connectedRegion(document.labels(), pixel->x, pixel->y, settings.gapPx),
            settings.classId);
    return completed(document, dirty);
}

} // namespace pleinair
