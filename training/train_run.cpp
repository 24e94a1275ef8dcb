#include "training/train_run.h"

#include "model/base/shared_module.h"

namespace pleinair {

std::unique_ptr<TrainRun> openTraining(
    const TrainOptions& options, bool resume, const TrainObserver& observer)
{
    const SharedModule module("training", "Training");
    const auto makeTrainer = module.function<MakeTrainer>(kMakeTrainer);
    return std::unique_ptr<TrainRun>(makeTrainer(options, resume, observer));
}

TrainPlan openPlan(const TrainOptions& options)
{
    const SharedModule module("training", "Training");
    const auto makePlan = module.function<MakeTrainPlan>(kMakeTrainPlan);
    return *std::unique_ptr<TrainPlan>(makePlan(options));
}

} // namespace pleinair
