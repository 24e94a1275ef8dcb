#include "app/painting/spans.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

/// The first whole number not below a value, kept inside [low, high].
int firstPixelFrom(double value, int low, int high)
{
    return static_cast<int>(
        std::clamp(std::ceil(value), static_cast<double>(low), static_cast<double>(high)));
}

bool isFinite(Point place)
{
    return std::isfinite(place.x) && std::isfinite(place.y);
}

/// Where an outline meets the middle line of a row.
struct Crossing {
    int y = 0;
    double x = 0;
};

void appendCrossings(std::vector<Crossing>& crossings, Point a, Point b, const Rect& clip)
{
    const auto [top, bottom] = std::minmax(a.y, b.y);
    const int first = firstPixelFrom(top, clip.y, clip.bottom());
    const int end = firstPixelFrom(bottom, clip.y, clip.bottom());
    const double slope = (double { b.x } - a.x) / (double { b.y } - a.y);
    for (int y = first; y < end; ++y)
        crossings.push_back({ y, a.x + (y - double { a.y }) * slope });
}

} // namespace

void appendSpan(Spans& spans, int y, double left, double right, const Rect& clip)
{
    const int first = firstPixelFrom(left, clip.x, clip.right());
    const int end = firstPixelFrom(right, clip.x, clip.right());
    if (first < end)
        spans.push_back({ y, first, end });
}

void appendBox(Spans& spans, Point topLeft, Point bottomRight, const Rect& clip)
{
    if (!isFinite(topLeft) || !isFinite(bottomRight))
        return;
    const int end = firstPixelFrom(bottomRight.y, clip.y, clip.bottom());
    for (int y = firstPixelFrom(topLeft.y, clip.y, clip.bottom()); y < end; ++y)
        appendSpan(spans, y, topLeft.x, bottomRight.x, clip);
}

void appendEllipse(Spans& spans, Point topLeft, Point bottomRight, const Rect& clip)
{
    if (!isFinite(topLeft) || !isFinite(bottomRight))
        return;
    const double radiusX = (double { bottomRight.x } - topLeft.x) / 2;
    const double radiusY = (double { bottomRight.y } - topLeft.y) / 2;
    if (radiusX <= 0 || radiusY <= 0)
        return;
    const double centreX = topLeft.x + radiusX;
    const double centreY = topLeft.y + radiusY;
    const double last = std::floor(bottomRight.y);
    for (int y = firstPixelFrom(topLeft.y, clip.y, clip.bottom()); y < clip.bottom() && y <= last;
         ++y) {
        const double height = (y - centreY) / radiusY;
        const double half = radiusX * std::sqrt(std::max(0.0, 1 - height * height));
        appendSpan(spans, y, centreX - half, std::floor(centreX + half) + 1, clip);
    }
}

void appendPolygon(Spans& spans, std::span<const Point> corners, const Rect& clip)
{
    if (!std::all_of(corners.begin(), corners.end(), isFinite))
        return;
    std::vector<Crossing> crossings;
    for (std::size_t i = 0; i < corners.size(); ++i)
        appendCrossings(crossings, corners[i], corners[(i + 1) % corners.size()], clip);
    std::sort(crossings.begin(), crossings.end(),
        [](const Crossing& a, const Crossing& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    // A closed outline crosses every row an even number of times.
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
        appendSpan(spans, crossings[i].y, crossings[i].x, crossings[i + 1].x, clip);
}

} // namespace pleinair
