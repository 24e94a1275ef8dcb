#include "app/painting/tools/transform_tool.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pleinair {

namespace {

double angleAround(Point centre, Point place)
{
    return std::atan2(double { place.y } - centre.y, double { place.x } - centre.x);
}

/// A place in the box's own directions, seen from another one.
Point turnedBack(const Placement& placement, Point from, Point to)
{
    const double dx = double { to.x } - from.x;
    const double dy = double { to.y } - from.y;
    const double cosine = std::cos(placement.turn);
    const double sine = std::sin(placement.turn);
    return { static_cast<float>(dx * cosine + dy * sine),
        static_cast<float>(dy * cosine - dx * sine) };
}

} // namespace

ToolStep TransformTool::begin(Document& document)
{
    if (isActive() || document.isEditing())
        return {};
    m_fragment = document.copySelected();
    if (!isActive())
        return {};
    m_mask = document.selectionFragment();
    m_placement = placementOf(m_fragment);
    m_grip = Grip::None;
    document.beginEdit();
    return {};
}

ToolStep TransformTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    begin(document);
    if (!isActive())
        return {};
    m_start = input.position;
    m_atStart = m_placement;
    grab(input.position, settings.handleReachPx);
    return {};
}

void TransformTool::grab(Point place, float reachPx)
{
    const double halfWidth = m_fragment.area.width / 2.0;
    const double halfHeight = m_fragment.area.height / 2.0;
    for (int y = -1; y <= 1; ++y) {
        for (int x = -1; x <= 1; ++x) {
            if (x == 0 && y == 0)
                continue;
            const Point handle = placed(m_placement, x * halfWidth, y * halfHeight);
            if (std::hypot(handle.x - place.x, handle.y - place.y) > reachPx)
                continue;
            m_grip = Grip::Handle;
            m_handleX = x;
            m_handleY = y;
            return;
        }
    }
    const Point inside = turnedBack(m_placement, m_placement.centre, place);
    const bool isInside = std::abs(inside.x) <= halfWidth * std::abs(m_placement.scaleX)
        && std::abs(inside.y) <= halfHeight * std::abs(m_placement.scaleY);
    m_grip = isInside ? Grip::Box : Grip::Outside;
}

ToolStep TransformTool::move(Document& document, const PointerInput& input)
{
    if (!isActive() || m_grip == Grip::None)
        return {};
    if (m_grip == Grip::Box) {
        m_placement.centre = { m_atStart.centre.x + std::round(input.position.x - m_start.x),
            m_atStart.centre.y + std::round(input.position.y - m_start.y) };
    } else if (m_grip == Grip::Handle) {
        scaleTo(input);
    } else {
        turnTo(input);
    }
    return { show(document), std::nullopt, std::nullopt };
}

void TransformTool::scaleTo(const PointerInput& input)
{
    const double halfWidth = m_fragment.area.width / 2.0;
    const double halfHeight = m_fragment.area.height / 2.0;
    const Point anchor = placed(m_atStart, -m_handleX * halfWidth, -m_handleY * halfHeight);
    const Point size = turnedBack(m_atStart, anchor, input.position);
    double scaleX =
        m_handleX == 0 ? m_atStart.scaleX : double { size.x } * m_handleX / (2 * halfWidth);
    double scaleY =
        m_handleY == 0 ? m_atStart.scaleY : double { size.y } * m_handleY / (2 * halfHeight);
    if (input.modifiers.shift && m_handleX != 0 && m_handleY != 0) {
        const double factor =
            std::max(std::abs(scaleX / m_atStart.scaleX), std::abs(scaleY / m_atStart.scaleY));
        scaleX = std::copysign(factor * m_atStart.scaleX, scaleX);
        scaleY = std::copysign(factor * m_atStart.scaleY, scaleY);
    }
    // Never thinner than a pixel.
    if (std::abs(scaleX) * m_fragment.area.width < 1)
        scaleX = std::copysign(1.0 / m_fragment.area.width, scaleX);
    if (std::abs(scaleY) * m_fragment.area.height < 1)
        scaleY = std::copysign(1.0 / m_fragment.area.height, scaleY);
    m_placement.scaleX = scaleX;
    m_placement.scaleY = scaleY;
    Placement fromAnchor = m_placement;
    fromAnchor.centre = anchor;
    m_placement.centre = placed(fromAnchor, m_handleX * halfWidth, m_handleY * halfHeight);
}

void TransformTool::turnTo(const PointerInput& input)
{
    constexpr double kStep = std::numbers::pi / 12;
    double turn = m_atStart.turn + angleAround(m_atStart.centre, input.position)
        - angleAround(m_atStart.centre, m_start);
    if (input.modifiers.shift)
        turn = std::round(turn / kStep) * kStep;
    m_placement.turn = turn;
}

Rect TransformTool::show(Document& document) const
{
    Rect dirty = document.revertEdit();
    dirty = dirty.united(document.eraseSelected());
    dirty = dirty.united(document.stamp(transformed(m_fragment, m_placement, document.bounds())));
    if (!m_mask.isEmpty())
        document.selectInEdit(
            document.selectionOf(transformed(m_mask, m_placement, document.bounds())));
    return dirty;
}

ToolStep TransformTool::release(Document& document, const PointerInput& input)
{
    ToolStep step;
    if (input.position != m_start)
        step = move(document, input);
    m_grip = Grip::None;
    return step;
}

ToolStep TransformTool::finish(Document& document)
{
    if (!isActive())
        return {};
    forget();
    return completed(document, {});
}

void TransformTool::forget()
{
    m_fragment = {};
    m_mask = {};
    m_grip = Grip::None;
}

ToolOverlay TransformTool::overlay() const
{
    ToolOverlay overlay;
    if (!isActive())
        return overlay;
    const double halfWidth = m_fragment.area.width / 2.0;
    const double halfHeight = m_fragment.area.height / 2.0;
    overlay.hasHandles = true;
    // Around the box, corners and middles of sides alternating.
    constexpr int kAround[8][2] = { { -1, -1 }, { 0, -1 }, { 1, -1 }, { 1, 0 }, { 1, 1 }, { 0, 1 },
        { -1, 1 }, { -1, 0 } };
    for (const auto& [x, y] : kAround)
        overlay.path.push_back(placed(m_placement, x * halfWidth, y * halfHeight));
    return overlay;
}

} // namespace pleinair
