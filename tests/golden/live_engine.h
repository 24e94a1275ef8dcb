#pragma once

#include "model/base/label_map.h"
#include "model/io/network_weights.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pleinair::golden {

/// A photograph of the live engine, [3][height][width]; nullopt in a build without it.
std::optional<std::vector<float>> painted(const NetworkWeights& weights, const LabelMap& labels,
    const std::vector<std::uint8_t>& edges, const std::vector<float>& z);

} // namespace pleinair::golden
