#pragma once

#include "training/batch_source.h"
#include "training/pack.h"
#include "training/train_options.h"

namespace pleinair {

/// Opens the pack of a run's training pairs and checks that these options can learn from it: a label
/// without a channel would otherwise stop the run in its middle.
/// @param damaged  hears of every shard that is left out, with the reason; may be empty.
/// @throws Error (InvalidArgument, FileNotFound, BadFile, ModelMismatch).
[[nodiscard]] Pack openTrainingPack(
    const TrainOptions& options, const std::function<void(const std::string&)>& damaged);

/// How a run varies the pairs that it learns from.
[[nodiscard]] Augmentation augmentationOf(const TrainOptions& options);
/// How it sees pairs that are only looked at: as they are.
[[nodiscard]] Augmentation plainViewOf(const TrainOptions& options);

} // namespace pleinair
