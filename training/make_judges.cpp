#include "training/make_judges.h"

#include "model/nn/initialize.h"
#include "training/oasis_judge.h"
#include "training/patch_judge.h"
#include "training/projected_judge.h"

namespace pleinair {

namespace {

std::unique_ptr<Judge> makePatchJudge(
    const TrainOptions& options, JudgeSettings settings, torch::Device device)
{
    MultiscaleDiscriminator network(
        options.network.semanticNc(), options.ndf, options.numD, options.nLayersD);
    initializeXavier(*network);
    network->to(device);
    return std::make_unique<PatchJudge>(std::move(network), std::move(settings));
}

std::unique_ptr<Judge> makeProjectedJudge(const TrainOptions& options, JudgeSettings settings,
    const std::shared_ptr<FrozenFeatures>& features, torch::Device device)
{
    FeatureProjection projection(features);
    features->to(device);
    const int channels = options.network.semanticNc();
    ProjectedDiscriminator heads(channels, options.network.noInstance ? channels : channels - 1);
    projection->to(device);
    heads->to(device);
    return std::make_unique<ProjectedJudge>(
        std::move(projection), std::move(heads), std::move(settings));
}

std::unique_ptr<Judge> makeOasisJudge(
    const TrainOptions& options, JudgeSettings settings, torch::Device device)
{
    OasisDiscriminator network(options.network.labelNc, options.ndf);
    network->to(device);
    return std::make_unique<OasisJudge>(
        std::move(network), options.network.labelNc, std::move(settings));
}

JudgeSettings settingsFor(const TrainOptions& options, std::size_t place)
{
    JudgeSettings settings;
    settings.ganMode = options.ganMode;
    settings.lambdaGan = place == 0 ? options.lambdaGan : options.lambdaGanSecond;
    settings.lambdaFeat = options.lambdaFeat;
    settings.lambdaSegmentation = options.lambdaSegmentation;
    settings.lambdaLabelMix = options.lambdaLabelMix;
    if (place > 0)
        settings.suffix.append("_").append(nameOf(options.discriminators[place]));
    return settings;
}

} // namespace

std::vector<std::unique_ptr<Judge>> makeJudges(const TrainOptions& options,
    const std::shared_ptr<FrozenFeatures>& features, torch::Device device)
{
    std::vector<std::unique_ptr<Judge>> judges;
    for (const auto kind : options.discriminators) {
        auto settings = settingsFor(options, judges.size());
        switch (kind) {
        case DiscriminatorKind::Patch:
            judges.push_back(makePatchJudge(options, std::move(settings), device));
            break;
        case DiscriminatorKind::Projected:
            judges.push_back(makeProjectedJudge(options, std::move(settings), features, device));
            break;
        case DiscriminatorKind::Oasis:
            judges.push_back(makeOasisJudge(options, std::move(settings), device));
            break;
        }
    }
    return judges;
}

} // namespace pleinair
