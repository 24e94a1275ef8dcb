#pragma once

#include "training/frozen_features.h"
#include "training/label_loss.h"
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

/// Reads the segmenter that is to find the classes of the label maps again; nullopt if the run has
/// none. @param classes  of the label maps.
/// @throws Error (FileNotFound, BadFile, ModelMismatch), (InvalidArgument) if no segmenter is
/// named.
[[nodiscard]] std::optional<LabelLoss> labelLoss(
    const TrainOptions& options, const ClassTable& classes, torch::Device device);

} // namespace pleinair
