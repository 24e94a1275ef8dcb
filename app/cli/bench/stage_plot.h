#pragma once

#include "app/cli/bench/bench_results.h"

#include <string>

namespace pleinair {

/// An SVG picture of where a frame's time goes: a bar for each engine and case whose stages are
/// known, as long as the mean frame took, divided by stage. Bars of one engine share a scale.
[[nodiscard]] std::string stagePlot(const BenchResults& results);

} // namespace pleinair
