#pragma once

#include "training/pack.h"
#include "training/train_networks.h"
#include "training/train_state.h"

#include <filesystem>

namespace pleinair {

/// Writes a model folder from the present weights of a run, the moving averages where there are any.
///
/// The run's own networks stay as they are: batch-norm statistics are renewed in copies, over
/// options.recalibrationBatches batches of the last stage's size, and random styles are made as
/// different as photographs are (style_whitening.h).
/// @throws Error (FileUnwritable).
void writeTrainedModel(const std::filesystem::path& folder, const TrainOptions& options,
    const Pack& pack, TrainNetworks& networks, const TrainPosition& position, torch::Device device);

/// Size of a stage's photographs: its width, and the height that the model's shape gives.
[[nodiscard]] Size stageSize(const TrainOptions& options, const TrainStage& stage);

} // namespace pleinair
