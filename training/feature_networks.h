#pragma once

#include "training/frozen_features.h"
#include "training/perceptual_loss.h"
#include "training/train_options.h"

#include <torch/types.h>

#include <memory>
#include <optional>

namespace pleinair {

/// Reads the frozen network of a projected discriminator, onto the CPU; null if no discriminator of
/// the run is one. @throws Error (FileNotFound, BadFile, ModelMismatch).
[[nodiscard]] std::shared_ptr<FrozenFeatures> projectedFeatures(const TrainOptions& options);

/// Reads the network of the perceptual loss; nullopt if the run has none.
/// @throws Error (FileNotFound, BadFile, ModelMismatch).
[[nodiscard]] std::optional<PerceptualLoss> perceptualLoss(
    const TrainOptions& options, torch::Device device);

} // namespace pleinair
