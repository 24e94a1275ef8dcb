#pragma once

#include "training/train_options.h"
#include "training/train_plan.h"

namespace pleinair {

/// Builds the networks of a run, makes a few steps at the size of every stage, and says what the
/// run will need. Writes nothing; what the steps changed is thrown away.
/// @throws Error as the constructor of Trainer does.
[[nodiscard]] TrainPlan planTraining(const TrainOptions& options);

} // namespace pleinair
