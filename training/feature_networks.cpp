#include "training/feature_networks.h"

#include <utility>

namespace pleinair {

std::shared_ptr<FrozenFeatures> projectedFeatures(const TrainOptions& options)
{
    if (!options.isJudgedBy(DiscriminatorKind::Projected))
        return nullptr;
    return readFrozenFeatures(options.projectedFeatures);
}

std::optional<PerceptualLoss> perceptualLoss(const TrainOptions& options, torch::Device device)
{
    if (options.perceptual.empty() || options.lambdaPerceptual <= 0)
        return std::nullopt;
    std::shared_ptr<FrozenFeatures> features = readFrozenFeatures(options.perceptual);
    features->to(device);
    return PerceptualLoss(std::move(features));
}

} // namespace pleinair
