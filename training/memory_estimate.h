#pragma once

#include "training/memory_need.h"
#include "training/train_networks.h"
#include "training/train_options.h"

#include <torch/types.h>

namespace pleinair {

/// Estimates what a run needs on its device, from the sizes of its networks and from what steps were
/// measured to keep for their backward on the CPU (README.md of this folder); good to about a third.
[[nodiscard]] MemoryNeed estimateMemory(
    const TrainOptions& options, const TrainNetworks& networks, torch::Device device);

/// The most memory that the process (on the CPU) or the device's allocator has held since the last
/// resetPeakMemory(); nullopt where nobody says. Mapped files do not count.
[[nodiscard]] std::optional<double> peakMemory(torch::Device device);
void resetPeakMemory(torch::Device device);

/// Bytes of these tensors.
[[nodiscard]] double bytesOf(const std::vector<NamedTensor>& tensors);

} // namespace pleinair
