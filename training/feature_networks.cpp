#include "training/feature_networks.h"

#include "model/base/error.h"
#include "model/io/segmenter_package.h"
#include "model/nn/read_segmenter.h"

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

std::optional<LabelLoss> labelLoss(
    const TrainOptions& options, const ClassTable& classes, torch::Device device)
{
    if (options.lambdaLabels <= 0)
        return std::nullopt;
    if (options.segmenter.empty())
        throw Error(ErrorKind::InvalidArgument,
            "--lambda-labels wants a segmenter that finds the classes again; name the folder of "
            "its "
            "model with --segmenter.");
    const auto description = readSegmenterFolder(options.segmenter);
    LabelLoss loss(readSegmenter(description), description.classes, classes);
    loss.to(device);
    return loss;
}

} // namespace pleinair
