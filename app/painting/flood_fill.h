#pragma once

#include "app/painting/spans.h"
#include "model/base/label_map.h"

namespace pleinair {

/// The pixels of one class that hang together with a seed through their sides (4 neighbours).
/// @pre the seed lies inside the map.
/// @return spans that do not overlap.
[[nodiscard]] Spans connectedRegion(const LabelMap& map, int seedX, int seedY);

/// The same, but openings in the border that are narrower than gapPx are taken for closed. Where
/// the seed itself lies in a place so narrow, they are not.
[[nodiscard]] Spans connectedRegion(const LabelMap& map, int seedX, int seedY, int gapPx);

} // namespace pleinair
