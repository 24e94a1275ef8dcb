#pragma once

#include "training/frozen_features.h"
#include "training/judge.h"
#include "training/train_options.h"

#include <memory>
#include <vector>

namespace pleinair {

/// The judges that the options name, new, on the device. The first one's losses have the published
/// names, the others' the kind's name behind them, e.g. "GAN_patch".
/// @param features  for a projected judge, on the CPU; else empty.
[[nodiscard]] std::vector<std::unique_ptr<Judge>> makeJudges(const TrainOptions& options,
    const std::shared_ptr<FrozenFeatures>& features, torch::Device device);

} // namespace pleinair
