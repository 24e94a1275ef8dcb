#include "app/painting/tools/select_tool.h"

#include "app/painting/flood_fill.h"
#include "app/painting/runs.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pleinair {

namespace {

/// Shorter drags are clicks.
constexpr float kDragPx = 1;
constexpr int kEllipseCorners = 64;

SelectMode modeOf(const ToolSettings& settings, const Modifiers& modifiers)
{
    if (modifiers.shift && modifiers.alt)
        return SelectMode::Intersect;
    if (modifiers.shift)
        return SelectMode::Add;
    return modifiers.alt ? SelectMode::Subtract : settings.selectMode;
}

Spans allOf(const LabelMap& labels, ClassId id)
{
    Spans spans;
    for (int y = 0; y < labels.height(); ++y) {
        forEachRun(labels.row(y), [&](ClassId found, std::size_t first, std::size_t length) {
            if (found == id)
                spans.push_back({ y, static_cast<int>(first), static_cast<int>(first + length) });
        });
    }
    return spans;
}

struct Corners {
    Point topLeft;
    Point bottomRight;
};

/// Both corner pixels belong to the box.
Corners boxOf(Point a, Point b)
{
    return { { std::min(a.x, b.x) - 0.5F, std::min(a.y, b.y) - 0.5F },
        { std::max(a.x, b.x) + 0.5F, std::max(a.y, b.y) + 0.5F } };
}

} // namespace

ToolStep SelectTool::press(
    Document& document, const ToolSettings& settings, const PointerInput& input)
{
    if (isActive())
        return move(document, input);
    m_mode = modeOf(settings, input.modifiers);
    m_gapPx = settings.gapPx;
    if (m_shape == Shape::Area || m_shape == Shape::Class)
        return selectAt(document, input);
    document.beginEdit();
    m_places = { input.position, input.position };
    return {};
}

ToolStep SelectTool::selectAt(Document& document, const PointerInput& input)
{
    const auto pixel = pixelAt(input.position, document.size());
    if (!pixel)
        return {};
    const Spans found = m_shape == Shape::Area
        ? connectedRegion(document.labels(), pixel->x, pixel->y, m_gapPx)
        : allOf(document.labels(), document.labels().at(pixel->x, pixel->y));
    document.beginEdit();
    document.selectInEdit(
        document.selection().combined(document.size(), Selection(document.size(), found), m_mode));
    return completed(document, {});
}

ToolStep SelectTool::move(Document&, const PointerInput& input)
{
    if (!isActive())
        return {};
    if (m_shape == Shape::Lasso)
        m_places.push_back(input.position);
    else
        m_places.back() = input.position;
    return {};
}

ToolStep SelectTool::release(Document& document, const PointerInput& input)
{
    move(document, input);
    return finish(document);
}

ToolStep SelectTool::finish(Document& document)
{
    if (!isActive())
        return {};
    const bool isClick = std::all_of(m_places.begin(), m_places.end(), [this](Point place) {
        return std::hypot(place.x - m_places.front().x, place.y - m_places.front().y) < kDragPx;
    });
    if (!isClick)
        document.selectInEdit(document.selection().combined(
            document.size(), Selection(document.size(), spans(document)), m_mode));
    else if (m_mode == SelectMode::Replace)
        document.selectInEdit({});
    m_places.clear();
    return completed(document, {});
}

Spans SelectTool::spans(const Document& document) const
{
    Spans spans;
    const auto [topLeft, bottomRight] = boxOf(m_places.front(), m_places.back());
    if (m_shape == Shape::Lasso)
        appendPolygon(spans, m_places, document.bounds());
    else if (m_shape == Shape::Rectangle)
        appendBox(spans, topLeft, bottomRight, document.bounds());
    else
        appendEllipse(spans, topLeft, bottomRight, document.bounds());
    return spans;
}

ToolOverlay SelectTool::overlay() const
{
    ToolOverlay overlay;
    if (!isActive())
        return overlay;
    overlay.isClosed = m_shape != Shape::Lasso;
    if (m_shape == Shape::Lasso) {
        overlay.path = m_places;
        return overlay;
    }
    const auto [topLeft, bottomRight] = boxOf(m_places.front(), m_places.back());
    if (m_shape == Shape::Rectangle) {
        overlay.path = { topLeft, { bottomRight.x, topLeft.y }, bottomRight,
            { topLeft.x, bottomRight.y } };
        return overlay;
    }
    for (int i = 0; i < kEllipseCorners; ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kEllipseCorners;
        overlay.path.push_back({ (topLeft.x + bottomRight.x) / 2
                + (bottomRight.x - topLeft.x) / 2 * std::cos(angle),
            (topLeft.y + bottomRight.y) / 2 + (bottomRight.y - topLeft.y) / 2 * std::sin(angle) });
    }
    return overlay;
}

} // namespace pleinair
