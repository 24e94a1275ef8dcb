#include "app/painting/scatter.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

/// SplitMix64's last step.
std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

std::uint64_t seedOf(Point place)
{
    const auto whole = [](float value) {
        return static_cast<std::uint64_t>(
            static_cast<std::int64_t>(std::clamp(value, -1e6F, 1e6F) * 16));
    };
    return mixed(whole(place.x) * 0x9E3779B97F4A7C15ULL + whole(place.y));
}

/// Appends x to the last span if it continues it.
void appendPixel(Spans& spans, int y, int x)
{
    if (!spans.empty() && spans.back().y == y && spans.back().right == x)
        ++spans.back().right;
    else
        spans.push_back({ y, x, x + 1 });
}

} // namespace

Scatter::Scatter(float grainPx, Point seed)
    : m_grain(static_cast<int>(std::lround(std::clamp(grainPx, kMinGrainPx, kMaxGrainPx))))
    , m_seed(seedOf(seed))
{
}

double Scatter::valueAt(int x, int y) const
{
    const auto column = static_cast<std::uint64_t>(x / m_grain);
    const auto row = static_cast<std::uint64_t>(y / m_grain);
    const std::uint64_t value = mixed(m_seed + (row << 32) + column);
    return static_cast<double>(value >> 11) * 0x1p-53;
}

Spans Scatter::thinned(const Spans& pixels, double density) const
{
    Spans thin;
    for (const Span& span : pixels) {
        for (int x = span.left; x < span.right;) {
            const int end = std::min(span.right, (x / m_grain + 1) * m_grain);
            if (valueAt(x, span.y) < density)
                thin.push_back({ span.y, x, end });
            x = end;
        }
    }
    return thin;
}

void Scatter::appendGradient(
    Spans& first, Spans& second, Point from, Point to, const Rect& area) const
{
    const double wayX = double { to.x } - from.x;
    const double wayY = double { to.y } - from.y;
    const double length2 = wayX * wayX + wayY * wayY;
    if (!(length2 > 0) || !std::isfinite(length2))
        return;
    for (int y = area.y; y < area.bottom(); ++y) {
        for (int x = area.x; x < area.right(); ++x) {
            const double share =
                ((x - double { from.x }) * wayX + (y - double { from.y }) * wayY) / length2;
            appendPixel(share <= 0 || (share < 1 && valueAt(x, y) >= share) ? first : second, y, x);
        }
    }
}

} // namespace pleinair
