#include "training/training_speed.h"

#include "model/base/shared_module.h"

#include <memory>

namespace pleinair {

TrainingSpeed measureTraining(const TrainingSpeedOptions& options)
{
    const SharedModule module("training", "Training");
    const std::unique_ptr<TrainingSpeed> speed(
        module.function<MeasureTraining>(kMeasureTraining)(options));
    return *speed;
}

} // namespace pleinair
