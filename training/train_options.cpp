#include "training/train_options.h"

#include <algorithm>

namespace pleinair {

bool TrainOptions::isJudgedBy(DiscriminatorKind kind) const
{
    return std::find(discriminators.begin(), discriminators.end(), kind) != discriminators.end();
}

std::int64_t TrainOptions::totalSteps() const
{
    std::int64_t total = 0;
    for (const auto& stage : stages)
        total += stage.steps;
    return total;
}

const TrainStage& TrainOptions::stageAt(std::int64_t step) const
{
    std::int64_t end = 0;
    for (const auto& stage : stages) {
        end += stage.steps;
        if (step < end)
            return stage;
    }
    return stages.back();
}

double TrainOptions::learningRateFactor(std::int64_t step) const
{
    const std::int64_t remaining = totalSteps() - step;
    if (decaySteps <= 0 || remaining >= decaySteps)
        return 1;
    return std::max(0.0, static_cast<double>(remaining) / static_cast<double>(decaySteps));
}

double TrainOptions::warmupFactor(std::int64_t step) const
{
    if (step >= warmupSteps)
        return 1;
    return static_cast<double>(step) / static_cast<double>(warmupSteps);
}

} // namespace pleinair
