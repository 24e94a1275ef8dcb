#include "app/painting/fragment.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pleinair {

namespace {

constexpr double kLeastScale = 1e-3;
/// Nothing is looked for farther away.
constexpr double kFar = 1e6;

struct Place {
    int x;
    int y;
};

/// A fragment of that area, by asking where each of its pixels comes from.
/// @param sourceOf  may lie outside: nothing is there then.
template <typename SourceOf>
Fragment gathered(const Fragment& from, const Rect& area, SourceOf&& sourceOf)
{
    Fragment fragment { area, LabelMap(area.size(), kUnknownClass), {} };
    if (!from.instances.isEmpty())
        fragment.instances = LabelMap(area.size(), 0);
    const Rect whole = Rect::of(from.area.size());
    for (int y = 0; y < area.height; ++y) {
        for (int x = 0; x < area.width; ++x) {
            const Place source = sourceOf(x, y);
            if (!whole.contains(source.x, source.y))
                continue;
            fragment.labels.set(x, y, from.labels.at(source.x, source.y));
            if (!from.instances.isEmpty())
                fragment.instances.set(x, y, from.instances.at(source.x, source.y));
        }
    }
    return fragment;
}

double awayFromZero(double scale)
{
    return std::abs(scale) < kLeastScale ? std::copysign(kLeastScale, scale) : scale;
}

Rect turnedArea(const Rect& area)
{
    const int x = area.x + (area.width - area.height) / 2;
    const int y = area.y + (area.height - area.width) / 2;
    return { x, y, area.height, area.width };
}

} // namespace

Placement placementOf(const Fragment& fragment)
{
    Placement placement;
    placement.centre = { static_cast<float>(fragment.area.x + (fragment.area.width - 1) / 2.0),
        static_cast<float>(fragment.area.y + (fragment.area.height - 1) / 2.0) };
    return placement;
}

Point placed(const Placement& placement, double fromMiddleX, double fromMiddleY)
{
    const double x = fromMiddleX * placement.scaleX;
    const double y = fromMiddleY * placement.scaleY;
    const double cosine = std::cos(placement.turn);
    const double sine = std::sin(placement.turn);
    return { static_cast<float>(placement.centre.x + x * cosine - y * sine),
        static_cast<float>(placement.centre.y + x * sine + y * cosine) };
}

Fragment transformed(const Fragment& fragment, const Placement& placement, const Rect& clip)
{
    if (fragment.isEmpty())
        return {};
    const int width = fragment.area.width;
    const int height = fragment.area.height;
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const double cornerX : { -.5, .5 }) {
        for (const double cornerY : { -.5, .5 }) {
            const Point corner = placed(placement, cornerX * width, cornerY * height);
            left = std::min<double>(left, corner.x);
            right = std::max<double>(right, corner.x);
            top = std::min<double>(top, corner.y);
            bottom = std::max<double>(bottom, corner.y);
        }
    }
    const auto whole = [](double value) {
        return static_cast<int>(std::clamp(value, -kFar, kFar));
    };
    const int x = whole(std::floor(left));
    const int y = whole(std::floor(top));
    const Rect area =
        Rect { x, y, whole(std::ceil(right)) - x + 1, whole(std::ceil(bottom)) - y + 1 }
            .intersected(clip);
    if (area.isEmpty())
        return {};
    const double cosine = std::cos(placement.turn);
    const double sine = std::sin(placement.turn);
    const double scaleX = awayFromZero(placement.scaleX);
    const double scaleY = awayFromZero(placement.scaleY);
    // A hair, so that the middle between two pixels goes the same way everywhere.
    constexpr double kHair = 1e-4;
    return gathered(fragment, area, [&](int column, int row) {
        const double dx = area.x + column - double { placement.centre.x };
        const double dy = area.y + row - double { placement.centre.y };
        const double fromX = (dx * cosine + dy * sine) / scaleX + (width - 1) / 2.0;
        const double fromY = (dy * cosine - dx * sine) / scaleY + (height - 1) / 2.0;
        const double sourceX = std::floor(fromX + .5 + kHair);
        const double sourceY = std::floor(fromY + .5 + kHair);
        const bool isInside = sourceX >= 0 && sourceY >= 0 && sourceX < width && sourceY < height;
        return isInside ? Place { static_cast<int>(sourceX), static_cast<int>(sourceY) }
                        : Place { -1, -1 };
    });
}

Fragment mirroredHorizontally(const Fragment& fragment)
{
    return gathered(fragment, fragment.area,
        [&](int x, int y) { return Place { fragment.area.width - 1 - x, y }; });
}

Fragment mirroredVertically(const Fragment& fragment)
{
    return gathered(fragment, fragment.area,
        [&](int x, int y) { return Place { x, fragment.area.height - 1 - y }; });
}

Fragment turnedRight(const Fragment& fragment)
{
    return gathered(fragment, turnedArea(fragment.area),
        [&](int x, int y) { return Place { y, fragment.area.height - 1 - x }; });
}

Fragment turnedLeft(const Fragment& fragment)
{
    return gathered(fragment, turnedArea(fragment.area),
        [&](int x, int y) { return Place { fragment.area.width - 1 - y, x }; });
}

} // namespace pleinair
