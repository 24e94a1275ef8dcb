#include "app/cli/train_request.h"

#include "app/cli/model_arguments.h"
#include "model/base/error.h"
#include "model/io/options_file.h"
#include "model/io/segmenter_package.h"
#include "training/pack.h"
#include "training/unknown_pixels.h"

#include <charconv>

namespace pleinair {

namespace {

std::vector<TrainStage> parseStages(const std::string& text)
{
    std::vector<TrainStage> stages;
    for (const auto& part : CLI::detail::split(text, ',')) {
        const auto numbers = CLI::detail::split(part, ':');
        std::vector<std::int64_t> values;
        for (const auto& number : numbers) {
            std::int64_t value = 0;
            const auto [end, error] =
                std::from_chars(number.data(), number.data() + number.size(), value);
            if (error != std::errc {} || end != number.data() + number.size() || value < 1)
                throw CLI::ValidationError(
                    "--stages", "\"" + part + "\" is not SIZE:STEPS or SIZE:STEPS:BATCH");
            values.push_back(value);
        }
        if (values.size() < 2 || values.size() > 3)
            throw CLI::ValidationError(
                "--stages", "\"" + part + "\" is not SIZE:STEPS or SIZE:STEPS:BATCH");
        stages.push_back({ static_cast<int>(values[0]), values[1],
            values.size() == 3 ? static_cast<int>(values[2]) : 0 });
    }
    return stages;
}

/// Half the steps at half the size, where the grid allows it.
std::vector<TrainStage> defaultStages(const NetworkOptions& network, std::int64_t steps)
{
    const int half = network.cropSize / 2;
    if (steps < 2 || half < network.leastSide() || half % network.gridMultiple() != 0)
        return { { network.cropSize, steps, 0 } };
    return { { half, steps / 2, 0 }, { network.cropSize, steps - steps / 2, 0 } };
}

/// What suits a segmenter, where nothing else was said.
void applySegmentDefaults(const CLI::App& command, TrainOptions& options)
{
    const auto set = [&](const char* name, auto& field, auto value) {
        if (command.count(name) == 0)
            field = value;
    };
    set("--lr", options.lr, 1.5e-3);
    set("--beta1", options.beta1, 0.9);
    set("--beta2", options.beta2, 0.999);
    set("--batch-size", options.batchSize, 16);
    set("--lambda-vgg", options.lambdaPerceptual, 1.0);
    set("--min-crop", options.minCrop, 0.6);
    set("--color-jitter", options.colorJitter, 0.25);
    set("--weight-decay", options.weightDecay, 0.02);
    set("--recalibration-batches", options.recalibrationBatches, 24);
}

/// What the data decide, where the command line does not.
void readData(const CLI::App& command, TrainRequest& request)
{
    auto& options = request.options;
    const auto given = [&](const char* name) { return command.count(name) > 0; };
    if (options.data.size() == 1) {
        const PackSplits splits = packSplitsAt(options.data.front());
        options.data = { splits.train };
        if (!given("--val"))
            options.validation = splits.validation;
    }
    const Pack pack(options.data);
    if (!given("--label-nc"))
        options.network.labelNc = pack.classes().count();
    if (options.task == TrainTask::Generate) {
        if (!given("--no-instance") && options.startFrom.empty())
            options.network.noInstance = !pack.hasInstances();
        options.network.containDontcareLabel =
            options.network.containDontcareLabel || hasUnknownPixels(pack);
    }
    const std::int64_t perStep = std::int64_t { options.batchSize } * options.accumulate;
    const auto steps = [&](double epochs) {
        return static_cast<std::int64_t>(epochs * pack.count() / static_cast<double>(perStep));
    };
    if (request.steps == 0 && request.stages.empty())
        request.steps = steps(request.epochs > 0 || given("--niter") ? request.epochs : 50)
            + steps(request.decayEpochs);
    if (request.decayEpochs > 0)
        options.decaySteps = steps(request.decayEpochs);
}

void readNetwork(const CLI::App& command, TrainRequest& request)
{
    auto& network = request.options.network;
    if (!request.netG.empty())
        network.netG = generatorKindFrom(request.netG);
    // A style encoder is the default where the generator has a use for it.
    if (request.noVae
        || (network.netG == GeneratorKind::Pix2PixHd && command.count("--use-vae") == 0))
        network.useVae = false;
    if (!request.normG.empty())
        network.setNormG(request.normG);
    if (!request.upsampling.empty())
        network.numUpsamplingLayers = upsamplingLayersFrom(request.upsampling);
    checkOptions(network);
}

/// The folder of the model that brings a segmenter along: `from`, or else the bundled one; empty if
/// neither does.
std::filesystem::path ownSegmenter(const std::filesystem::path& from)
{
    if (!from.empty() && hasSegmenter(from))
        return from;
    try {
        const auto bundled = bundledModelFolder();
        return hasSegmenter(bundled) ? bundled : std::filesystem::path {};
    } catch (const Error&) {
        return {}; // A server that only trains may be without the bundled model.
    }
}

/// Which finished networks a run that makes photographs learns from besides its judges.
void chooseFrozenNetworks(const CLI::App& command, TrainOptions& options, bool fresh)
{
    options.perceptual = modelFolderNamed(options.perceptual);
    options.segmenter = modelFolderNamed(options.segmenter);
    if (options.task != TrainTask::Generate)
        return;
    // Published OASIS does without a perceptual loss; runs that were begun stay what they are.
    if (fresh && command.count("--perceptual") == 0 && options.lambdaPerceptual > 0
        && !options.isJudgedBy(DiscriminatorKind::Oasis))
        options.perceptual = ownSegmenter(options.startFrom);
    if (options.lambdaLabels > 0 && options.segmenter.empty())
        options.segmenter = ownSegmenter(options.startFrom);
}

} // namespace

void interpretTrainRequest(const CLI::App& command, TrainRequest& request)
{
    auto& options = request.options;
    const bool fresh = !request.resume;
    if (fresh) {
        options.task = request.task == "segment" ? TrainTask::Segment : TrainTask::Generate;
        if (options.task == TrainTask::Segment)
            applySegmentDefaults(command, options);
        readData(command, request);
    }
    readNetwork(command, request);
    if (fresh || command.count("--discriminator") > 0)
        options.discriminators = discriminatorsFrom(request.discriminator);
    chooseFrozenNetworks(command, options, fresh);
    if (fresh || command.count("--gan-mode") > 0)
        options.ganMode = ganModeFrom(request.ganMode);
    if (request.noTensorboard)
        options.tensorboard = false;
    if (request.noStyleSpread)
        options.styleSpread = false;
    if (request.noTtur)
        options.ttur = false;
    if (request.noFlip)
        options.flip = false;
    if (request.noKeepBest)
        options.keepBest = false;
    else if (fresh && !options.validation.empty())
        options.keepBest = true;
    if (!request.stages.empty())
        options.stages = parseStages(request.stages);
    else if (request.steps > 0)
        options.stages = defaultStages(options.network, request.steps);
}

} // namespace pleinair
