#pragma once

#include "model/base/image.h"
#include "training/train_options.h"
#include "training/train_report.h"

#include <functional>
#include <vector>

namespace pleinair {

/// What is measured, and how often.
struct TrainingSpeedOptions {
    TrainOptions run; ///< Patch discriminator; the last stage's size and batch, whatever its steps.
    int runs = 5;
    /// Decodes the photograph of a record, as a plain data loader does in every step.
    std::function<Image(int record)> decode;
};

/// How a trainer did.
struct TrainerSpeed {
    std::vector<double> seconds; ///< Of every step but the first.
    Losses firstLosses; ///< Of the first step, from equal weights: all trainers compute the same.
};

/// The same steps by three trainers in turns.
struct TrainingSpeed {
    TrainerSpeed ours;
    /// LibTorch modules in fp32: one-hot labels, contiguous, torch::optim::Adam, photographs
    /// decoded in every step; one picture drawn for both networks' steps, as ours does.
    TrainerSpeed plain;
    /// The same as the published code does it: another picture for the discriminator's step.
    TrainerSpeed published;
};

/// What the module offers, and its name there. The result is owned by the caller.
using MeasureTraining = TrainingSpeed* (*)(const TrainingSpeedOptions&);
inline constexpr const char* kMeasureTraining = "pleinairMeasureTraining";

/// Opens the module `training` and measures in it. No Torch here.
/// @throws Error (InvalidArgument, BadFile, Device, FileNotFound).
[[nodiscard]] TrainingSpeed measureTraining(const TrainingSpeedOptions& options);

} // namespace pleinair
