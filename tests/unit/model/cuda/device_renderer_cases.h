#pragma once

#include "model/io/network_weights.h"
#include "model/render/renderer.h"

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace pleinair {

/// Small networks of every kind that a device engine has to know.
struct DeviceCase {
    std::string name;
    NetworkOptions options;
    Size size; ///< Of the photographs, also another one than the model's own.
};

[[nodiscard]] std::vector<DeviceCase> deviceCases();

/// Random weights, with running statistics that are not those of a network that never saw data.
[[nodiscard]] NetworkWeights caseWeights(const NetworkOptions& options);

/// A painting of large areas, as people paint them.
[[nodiscard]] RenderRequest caseRequest(const NetworkOptions& options, Size size);

/// The dab of that number: place, size and class look random.
void paintDab(RenderRequest& request, const NetworkOptions& options, std::uint64_t number);

/// The photograph that the modules of model/nn give in float on the CPU.
[[nodiscard]] RawImage referencePhotograph(
    const NetworkWeights& weights, const RenderRequest& request);

[[nodiscard]] float largestDifference(const RawImage& a, const RawImage& b);
/// Of values in [-1, 1], in dB.
[[nodiscard]] double psnr(const RawImage& a, const RawImage& b);

} // namespace pleinair
