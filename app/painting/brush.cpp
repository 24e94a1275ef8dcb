#include "app/painting/brush.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace pleinair {

namespace {

constexpr std::array<std::pair<BrushShape, std::string_view>, 4> kShapeNames { {
    { BrushShape::Round, "round" },
    { BrushShape::Square, "square" },
    { BrushShape::Diamond, "diamond" },
    { BrushShape::Scatter, "scatter" },
} };

/// Below this width the swept outline of a shape may slip between pixel centres.
constexpr float kSmallDabPx = 3;
/// A step of a whole pixel could leave one out where it is rounded.
constexpr double kAlmostOnePx = 0.9;

std::array<Point, 4> cornersOf(BrushShape shape, Point centre, float sizePx)
{
    const float half = sizePx / 2;
    if (shape == BrushShape::Diamond)
        return { { { centre.x, centre.y - half }, { centre.x + half, centre.y },
            { centre.x, centre.y + half }, { centre.x - half, centre.y } } };
    return { { { centre.x - half, centre.y - half }, { centre.x + half, centre.y - half },
        { centre.x + half, centre.y + half }, { centre.x - half, centre.y + half } } };
}

double cross(Point o, Point a, Point b)
{
    return (double { a.x } - o.x) * (double { b.y } - o.y)
        - (double { a.y } - o.y) * (double { b.x } - o.x);
}

/// The smallest convex polygon around some places (Andrew's monotone chain).
std::vector<Point> convexHull(std::vector<Point> places)
{
    std::sort(places.begin(), places.end(),
        [](Point a, Point b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    std::vector<Point> hull;
    const auto addChain = [&hull](auto first, auto last) {
        const std::size_t base = hull.size();
        for (; first != last; ++first) {
            while (
                hull.size() >= base + 2 && cross(hull[hull.size() - 2], hull.back(), *first) <= 0)
                hull.pop_back();
            hull.push_back(*first);
        }
        hull.pop_back();
    };
    addChain(places.begin(), places.end());
    addChain(places.rbegin(), places.rend());
    return hull;
}

/// Narrows [begin, end], a part of the way from + t * way, to where low <= value <= high.
void narrow(double from, double way, double low, double high, double& begin, double& end)
{
    if (way == 0) {
        if (from < low || from > high)
            end = begin - 1;
        return;
    }
    const double first = (low - from) / way;
    const double last = (high - from) / way;
    begin = std::max(begin, std::min(first, last));
    end = std::min(end, std::max(first, last));
}

/// Dabs so close together that the border between two of them is off by a quarter of a pixel at
/// most: the sagitta of a chord s in a circle of radius r is s * s / (8 * r).
void appendDabs(Spans& spans, BrushShape shape, Point from, float fromSizePx, Point to,
    float toSizePx, const Rect& clip)
{
    const double wayX = double { to.x } - from.x;
    const double wayY = double { to.y } - from.y;
    const double length = std::hypot(wayX, wayY);
    const double reach = std::max(fromSizePx, toSizePx) / 2 + 1;
    double begin = 0;
    double end = 1;
    narrow(from.x, wayX, clip.x - reach, clip.right() + reach, begin, end);
    narrow(from.y, wayY, clip.y - reach, clip.bottom() + reach, begin, end);
    for (double t = begin; t < end;) {
        const double sizePx = fromSizePx + (double { toSizePx } - fromSizePx) * t;
        const Point centre { static_cast<float>(from.x + wayX * t),
            static_cast<float>(from.y + wayY * t) };
        appendDab(spans, shape, centre, static_cast<float>(sizePx), clip);
        if (sizePx <= Brush::kMinSizePx)
            t += kAlmostOnePx / std::max(std::abs(wayX), std::abs(wayY));
        else
            t += (sizePx <= kSmallDabPx ? 0.5 : std::sqrt(sizePx)) / length;
    }
}

} // namespace

std::string_view nameOf(BrushShape shape)
{
    return kShapeNames[static_cast<std::size_t>(shape)].second;
}

std::optional<BrushShape> brushShapeFrom(std::string_view name)
{
    for (const auto& [shape, shapeName] : kShapeNames) {
        if (shapeName == name)
            return shape;
    }
    return std::nullopt;
}

float Brush::sizeAt(float pressure) const
{
    const float full = std::clamp(sizePx, kMinSizePx, kMaxSizePx);
    if (!pressureScalesSize)
        return full;
    return std::max(kMinSizePx, full * std::clamp(pressure, 0.0F, 1.0F));
}

void appendDab(Spans& spans, BrushShape shape, Point centre, float sizePx, const Rect& clip)
{
    if (sizePx <= kSmallDabPx)
        appendBox(spans, { centre.x - 0.5F, centre.y - 0.5F }, { centre.x + 0.5F, centre.y + 0.5F },
            clip);
    if (sizePx <= Brush::kMinSizePx)
        return;
    const auto corners = cornersOf(shape, centre, sizePx);
    switch (shape) {
    case BrushShape::Round:
    case BrushShape::Scatter: {
        const float half = sizePx / 2;
        appendEllipse(spans, { centre.x - half, centre.y - half },
            { centre.x + half, centre.y + half }, clip);
        break;
    }
    case BrushShape::Square:
        appendBox(spans, corners[0], corners[2], clip);
        break;
    case BrushShape::Diamond:
        appendPolygon(spans, corners, clip);
        break;
    }
}

void appendSweep(Spans& spans, BrushShape shape, Point from, float fromSizePx, Point to,
    float toSizePx, const Rect& clip)
{
    if (!std::isfinite(from.x) || !std::isfinite(from.y) || !std::isfinite(to.x)
        || !std::isfinite(to.y))
        return;
    const bool isRound = shape == BrushShape::Round || shape == BrushShape::Scatter;
    if (isRound || std::min(fromSizePx, toSizePx) <= kSmallDabPx) {
        appendDabs(spans, shape, from, fromSizePx, to, toSizePx, clip);
    } else {
        const auto first = cornersOf(shape, from, fromSizePx);
        const auto last = cornersOf(shape, to, toSizePx);
        std::vector<Point> corners(first.begin(), first.end());
        corners.insert(corners.end(), last.begin(), last.end());
        appendPolygon(spans, convexHull(std::move(corners)), clip);
    }
    appendDab(spans, shape, to, toSizePx, clip);
}

} // namespace pleinair
