#include "training/loss_curve.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace pleinair {

namespace {

constexpr double kWidth = 520;
constexpr double kHeight = 200;
constexpr double kLeft = 58;
constexpr double kRight = 12;
constexpr double kTop = 28;
constexpr double kBottom = 26;
constexpr std::size_t kMostPoints = 400;
/// Share of all points that the moving mean looks back over.
constexpr double kMeanShare = 0.02;

using Points = std::vector<std::pair<double, double>>;

std::string number(const char* format, double value)
{
    char text[48];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

Points finite(const Points& points)
{
    Points kept;
    std::copy_if(points.begin(), points.end(), std::back_inserter(kept),
        [](const auto& point) { return std::isfinite(point.second); });
    return kept;
}

Points smoothed(const Points& points)
{
    const double weight
        = 1 / std::max(1.0, kMeanShare * static_cast<double>(points.size()));
    Points result;
    double mean = points.empty() ? 0 : points.front().second;
    for (const auto& [step, value] : points) {
        mean += weight * (value - mean);
        result.emplace_back(step, mean);
    }
    return result;
}

Points thinned(const Points& points)
{
    const std::size_t stride = (points.size() + kMostPoints - 1) / kMostPoints;
    Points kept;
    for (std::size_t i = 0; i < points.size(); i += std::max<std::size_t>(1, stride))
        kept.push_back(points[i]);
    if (!points.empty() && kept.back() != points.back())
        kept.push_back(points.back());
    return kept;
}

/// Where steps and values lie on the drawing.
struct Frame {
    double firstStep = 0;
    double lastStep = 1;
    double least = 0;
    double greatest = 1;

    explicit Frame(const Points& points)
    {
        if (points.empty())
            return;
        const auto [low, high] = std::minmax_element(points.begin(), points.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
        firstStep = points.front().first;
        lastStep = std::max(points.back().first, firstStep + 1);
        least = low->second;
        greatest = high->second > least ? high->second : least + std::max(1e-6, std::abs(least));
    }

    [[nodiscard]] double x(double step) const
    {
        return kLeft + (kWidth - kLeft - kRight) * (step - firstStep) / (lastStep - firstStep);
    }
    [[nodiscard]] double y(double value) const
    {
        return kTop + (kHeight - kTop - kBottom) * (greatest - value) / (greatest - least);
    }
};

std::string polyline(const Points& points, const Frame& frame, const char* style)
{
    std::string text = std::string("<polyline class=\"") + style + "\" points=\"";
    for (const auto& [step, value] : points)
        text += number("%.1f", frame.x(step)) + "," + number("%.1f ", frame.y(value));
    return text + "\"/>";
}

std::string label(double x, double y, const char* anchor, const std::string& text)
{
    return "<text x=\"" + number("%.0f", x) + "\" y=\"" + number("%.0f", y) + "\" text-anchor=\""
        + anchor + "\">" + text + "</text>";
}

} // namespace

std::string curveSvg(const LossCurve& curve)
{
    const Points points = finite(curve.points);
    const Frame frame(points);
    std::string svg = "<svg viewBox=\"0 0 " + number("%.0f ", kWidth) + number("%.0f", kHeight)
        + "\" role=\"img\" aria-label=\"" + curve.name + "\">";
    for (int line = 0; line <= 4; ++line) {
        const double value = frame.least + (frame.greatest - frame.least) * line / 4;
        const double y = frame.y(value);
        svg += "<line x1=\"" + number("%.0f", kLeft) + "\" x2=\"" + number("%.0f", kWidth - kRight)
            + "\" y1=\"" + number("%.1f", y) + "\" y2=\"" + number("%.1f", y) + "\"/>"
            + label(kLeft - 6, y + 4, "end", number("%.3g", value));
    }
    svg += polyline(thinned(points), frame, "raw") + polyline(thinned(smoothed(points)), frame, "mean");
    svg += "<text class=\"name\" x=\"" + number("%.0f", kLeft) + "\" y=\"16\">" + curve.name + "</text>";
    if (!points.empty())
        svg += label(kWidth - kRight, 16, "end", "last " + number("%.4g", points.back().second));
    return svg + label(kLeft, kHeight - 8, "start", number("%.0f", frame.firstStep))
        + label(kWidth - kRight, kHeight - 8, "end", "step " + number("%.0f", frame.lastStep)) + "</svg>";
}

} // namespace pleinair
