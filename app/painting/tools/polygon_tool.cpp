#include "app/painting/tools/polygon_tool.h"

#include "app/painting/tools/outline.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

ToolStep PolygonTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    if (m_corners.size() >= 3 && isOnFirstCorner(input.position, document.size()))
        return finish(document);
    if (m_corners.empty()) {
        document.beginEdit();
        m_class = settings.classId;
        m_symmetry = settings.symmetry;
    }
    if (m_corners.empty() || m_corners.back() != input.position)
        m_corners.push_back(input.position);
    return { repaintOutline(document, m_corners, m_class, m_symmetry), std::nullopt, std::nullopt };
}

ToolStep PolygonTool::move(Document& document, const PointerInput& input)
{
    if (m_corners.empty())
        return {};
    std::vector<Point> corners = m_corners;
    corners.push_back(input.position);
    return { repaintOutline(document, corners, m_class, m_symmetry), std::nullopt, std::nullopt };
}

ToolStep PolygonTool::release(Document&, const PointerInput&)
{
    return {};
}

ToolStep PolygonTool::finish(Document& document)
{
    if (m_corners.empty())
        return {};
    const Rect dirty = repaintOutline(document, m_corners, m_class, m_symmetry);
    m_corners.clear();
    return completed(document, dirty);
}

bool PolygonTool::isOnFirstCorner(Point place, Size painting) const
{
    const float reach =
        std::max(2.0F, static_cast<float>(std::max(painting.width, painting.height)) / 100);
    return std::hypot(place.x - m_corners.front().x, place.y - m_corners.front().y) <= reach;
}

} // namespace pleinair
