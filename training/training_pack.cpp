#include "training/training_pack.h"

#include "model/base/error.h"

namespace pleinair {

namespace {

void requireUsable(const TrainOptions& options, const Pack& pack)
{
    const auto refuse = [](const std::string& reason) {
        throw Error(ErrorKind::InvalidArgument, reason);
    };
    if (pack.count() == 0)
        refuse("The pack " + pack.file().string() + " holds no pictures.");
    if (options.stages.empty() || options.totalSteps() < 1)
        refuse("The run has no steps; give --steps, --epochs or --stages.");
    const int multiple = options.network.gridMultiple();
    for (const auto& stage : options.stages) {
        if (stage.size < options.network.leastSide() || stage.size % multiple != 0)
            refuse("A stage trains at " + std::to_string(stage.size)
                + " pixels; sides are multiples of " + std::to_string(multiple) + ", the least is "
                + std::to_string(options.network.leastSide()) + ".");
    }
    if (options.batchSize < 1 || options.accumulate < 1)
        refuse("--batch-size and --accumulate must be at least 1.");
    if (options.isJudgedBy(DiscriminatorKind::Projected) && options.projectedFeatures.empty())
        refuse("The projected discriminator needs --projected-features, a file with the weights of "
               "EfficientNet-Lite0.");
    if (options.network.labelNc < pack.classes().count())
        refuse("The pack has " + std::to_string(pack.classes().count()) + " classes, but --label-nc is "
            + std::to_string(options.network.labelNc) + ".");
    if (!options.network.noInstance && !pack.hasInstances())
        refuse("A model with instance edges learns from instance maps, which not every picture of "
            + pack.file().string() + " has; --no-instance trains one without edges.");
}

/// A label without a channel would otherwise stop the run in its middle.
void requireKnownLabels(const TrainOptions& options, const Pack& pack)
{
    for (int i = 0; i < pack.count(); ++i) {
        const auto record = pack.record(i);
        for (const ClassId id : record.labels) {
            if (id < options.network.labelNc
                || (id == kUnknownClass && options.network.containDontcareLabel))
                continue;
            throw Error(ErrorKind::ModelMismatch,
                "The picture \"" + std::string(record.name) + "\" of " + pack.file().string()
                    + (id == kUnknownClass
                            ? " has unknown pixels (255); --contain-dontcare-label makes a channel for them."
                            : " has the label " + std::to_string(id) + ", but the model knows "
                                + std::to_string(options.network.labelNc) + " classes."));
        }
    }
}

} // namespace

Augmentation augmentationOf(const TrainOptions& options)
{
    return { options.minCrop, options.flip, options.coarseLabels, options.network.useVae,
        !options.network.noInstance };
}

Augmentation plainViewOf(const TrainOptions& options)
{
    Augmentation plain;
    plain.styleImages = options.network.useVae;
    plain.instanceEdges = !options.network.noInstance;
    return plain;
}

Pack openTrainingPack(
    const TrainOptions& options, const std::function<void(const std::string&)>& damaged)
{
    Pack pack = Pack::openWhole(options.data, damaged);
    requireUsable(options, pack);
    requireKnownLabels(options, pack);
    return pack;
}

} // namespace pleinair
