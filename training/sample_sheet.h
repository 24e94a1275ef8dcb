#pragma once

#include "model/base/class_table.h"
#include "model/base/image.h"
#include "training/batch_source.h"
#include "training/train_networks.h"

namespace pleinair {

/// The model's pictures of some label maps, [N, 3, H, W] in [-1, 1] each.
struct Samples {
    torch::Tensor own; ///< In the style of the photograph; without an encoder the only one.
    torch::Tensor random; ///< In one random style; may be undefined.
    torch::Tensor swapped; ///< In the style of the photograph of the next row; may be undefined.
};

/// Draws them with the weights that a model is made of, in evaluation mode.
[[nodiscard]] Samples drawSamples(TrainNetworks& networks, const TrainOptions& options,
    const Batch& batch, torch::Device device);

/// One row per picture: labels in their colours, the photograph, and the samples from left to right.
[[nodiscard]] Image sampleSheet(
    const Batch& batch, const Samples& samples, const ClassTable& classes);

} // namespace pleinair
