#pragma once

#include <string>
#include <utility>
#include <vector>

namespace pleinair {

/// The course of one number of a run.
struct LossCurve {
    std::string name;
    std::vector<std::pair<double, double>> points; ///< (step, value), steps ascending.
};

/// Draws it as an SVG element: the values thinned and, above it, their moving mean. Values that
/// are not finite are left out.
[[nodiscard]] std::string curveSvg(const LossCurve& curve);

} // namespace pleinair
