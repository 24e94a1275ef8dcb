#pragma once

#include "training/training_speed.h"

namespace pleinair {

/// Lets the three trainers take turns on the same batches; the first step of each warms up.
/// @throws Error (InvalidArgument) for a run without patch discriminator or VAE.
[[nodiscard]] TrainingSpeed contestOfTrainers(const TrainingSpeedOptions& options);

} // namespace pleinair
