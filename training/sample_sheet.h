#pragma once

#include "model/base/class_table.h"
#include "model/base/image.h"
#include "training/batch_source.h"
#include "training/train_networks.h"

namespace pleinair {

/// Draws one row per picture: labels in their colours, the photograph, the model's picture in the
/// photograph's style, and in two random styles (without an encoder: one picture).
/// @param size  of each picture.
[[nodiscard]] Image sampleSheet(TrainNetworks& networks, const TrainOptions& options,
    const Batch& batch, const ClassTable& classes, torch::Device device);

} // namespace pleinair
