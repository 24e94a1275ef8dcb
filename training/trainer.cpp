#include "training/trainer.h"

#include "model/base/error.h"
#include "model/nn/compute_device.h"
#include "training/fine_tuning.h"
#include "training/model_export.h"
#include "training/moving_average.h"
#include "training/run_file.h"
#include "training/run_log.h"
#include "training/sample_sheet.h"
#include "training/style_spread.h"
#include "training/style_whitening.h"
#include "training/train_state.h"
#include "training/train_step.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>

namespace pleinair {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kSheetRows = 6;
constexpr int kSpreadPictures = 32;
/// Photographs whose styles are looked at for whitening.
constexpr int kLeastStyles = 64;
constexpr int kStylesPerValue = 8;
constexpr int kStyleBatch = 16;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

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
        if (stage.size < multiple || stage.size % multiple != 0)
            refuse("A stage trains at " + std::to_string(stage.size)
                + " pixels, which is not a multiple of " + std::to_string(multiple) + ".");
    }
    if (options.batchSize < 1 || options.accumulate < 1)
        refuse("--batch-size and --accumulate must be at least 1.");
    if (options.isJudgedBy(DiscriminatorKind::Projected) && options.projectedFeatures.empty())
        refuse("The projected discriminator needs --projected-features, a file with the weights of "
               "EfficientNet-Lite0.");
    if (options.network.labelNc < pack.classes().count())
        refuse("The pack has " + std::to_string(pack.classes().count()) + " classes, but --label-nc is "
            + std::to_string(options.network.labelNc) + ".");
    if (!options.network.noInstance)
        refuse("Packs hold no instance maps; a model with instance edges cannot be trained from one.");
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

/// Seconds a step takes at the present size, smoothed.
struct Pace {
    double secondsPerStep = 0;
    int size = 0;

    void add(double seconds, int stageSize)
    {
        secondsPerStep = size == stageSize ? 0.9 * secondsPerStep + 0.1 * seconds : seconds;
        size = stageSize;
    }
};

/// Opens the training pack and checks that these options can learn from it.
Pack openPack(const TrainOptions& options, const std::function<void(const std::string&)>& say)
{
    Pack pack = Pack::openWhole(options.data, say);
    requireUsable(options, pack);
    requireKnownLabels(options, pack);
    return pack;
}

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

/// Runs something of LibTorch's and turns its errors into ours.
template <typename Work>
auto translated(Work&& work)
{
    try {
        return work();
    } catch (const c10::OutOfMemoryError&) {
        throw Error(ErrorKind::OutOfMemory,
            "The device has not enough memory for this training; a smaller --batch-size (with "
            "--accumulate) or --ngf needs less.");
    } catch (const std::bad_alloc&) {
        throw Error(ErrorKind::OutOfMemory,
            "There is not enough memory for this training; a smaller --batch-size (with "
            "--accumulate) or --ngf needs less.");
    } catch (const c10::Error& error) {
        throw Error(ErrorKind::Training,
            std::string("LibTorch could not go on: ") + error.what_without_backtrace());
    }
}

} // namespace

struct Trainer::Parts {
    TrainOptions options;
    TrainObserver observer;
    torch::Device device;
    Pack pack;
    std::optional<Pack> validation;
    BatchSource source;
    TrainNetworks networks;
    TrainStep step;
    TrainPosition position;

    Parts(TrainOptions given, TrainObserver watching);

    [[nodiscard]] Size sizeOf(const TrainStage& stage) const;
    [[nodiscard]] std::vector<Batch> nextBatches(const TrainStage& stage);
    void say(const std::string& text) const;
    void save() const;
    void drawSheet();
    void writeModel();
    [[nodiscard]] Encoder modelEncoder();
    [[nodiscard]] Style manyStyles(EncoderImpl& encoder);
    void begin();
    void resume();
    TrainEnd run(const std::stop_token& stop);
};

Trainer::Parts::Parts(TrainOptions given, TrainObserver watching)
    : options(std::move(given))
    , observer(std::move(watching))
    , device(openComputeDevice(options.device, options.threads))
    , pack(openPack(options, observer.message))
    , source(pack, { options.minCrop, options.flip, options.coarseLabels }, options.seed)
    , networks(options, projectedFeatures(options), device)
    , step(options, networks, perceptualLoss(options, device), device)
{
    if (!options.validation.empty())
        validation.emplace(options.validation);
    position.packHash = pack.contentHash();
}

Size Trainer::Parts::sizeOf(const TrainStage& stage) const
{
    const int multiple = options.network.gridMultiple();
    const int rows = static_cast<int>(
        std::nearbyint(stage.size / multiple / options.network.aspectRatio));
    return { stage.size, std::max(1, rows) * multiple };
}

std::vector<Batch> Trainer::Parts::nextBatches(const TrainStage& stage)
{
    const int count = stage.batchSize > 0 ? stage.batchSize : options.batchSize;
    std::vector<Batch> batches;
    for (int i = 0; i < options.accumulate; ++i) {
        batches.push_back(source.batch(position.pictures, count, sizeOf(stage)));
        position.pictures += count;
    }
    return batches;
}

void Trainer::Parts::say(const std::string& text) const
{
    if (observer.message)
        observer.message(text);
}

void Trainer::Parts::save() const
{
    writeTrainState(options.output, position, networks.state());
}

void Trainer::Parts::drawSheet()
{
    if (!observer.picture)
        return;
    const Pack& shown = validation ? *validation : pack;
    std::vector<int> records;
    for (int i = 0; i < std::min(kSheetRows, shown.count()); ++i)
        records.push_back(static_cast<int>(std::int64_t { i } * shown.count() / kSheetRows));
    const BatchSource plain(shown, {}, 0);
    const auto batch = plain.plain(
        records, sizeOf(options.stageAt(std::max<std::int64_t>(0, position.step - 1))));
    char name[32];
    std::snprintf(name, sizeof name, "step-%07lld", static_cast<long long>(position.step));
    observer.picture(sampleSheet(networks, options, batch, pack.classes(), device),
        options.output / "samples" / name);
}

/// A copy of the encoder, so that the run's own is left as it is.
Encoder Trainer::Parts::modelEncoder()
{
    if (!networks.encoder)
        return nullptr;
    Encoder encoder(options.network);
    copyState(*encoder, *networks.modelEncoder());
    encoder->to(device);
    encoder->eval();
    return encoder;
}

Style Trainer::Parts::manyStyles(EncoderImpl& encoder)
{
    const torch::NoGradGuard noGradient;
    const int wanted = std::max(kLeastStyles, kStylesPerValue * options.network.zDim);
    std::vector<torch::Tensor> mu;
    std::vector<torch::Tensor> logvar;
    for (int drawn = 0; drawn < wanted; drawn += kStyleBatch) {
        const auto style = encoder.forward(
            source.batch(drawn, kStyleBatch, options.network.nativeSize()).styleImages.to(device));
        mu.push_back(style.mu.to(torch::kCPU, torch::kFloat));
        logvar.push_back(style.logvar.to(torch::kCPU, torch::kFloat));
    }
    return { torch::cat(mu), torch::cat(logvar) };
}

void Trainer::Parts::writeModel()
{
    Generator generator(options.network);
    copyState(*generator, *networks.modelGenerator());
    generator->to(device);
    const auto& stage = options.stages.back();
    BatchSource drawn(pack, { options.minCrop, options.flip, options.coarseLabels }, options.seed + 1);
    recalibrateStatistics(generator, networks.modelEncoder(), drawn, options.recalibrationBatches,
        stage.batchSize > 0 ? stage.batchSize : options.batchSize, sizeOf(stage), device);
    Encoder encoder = modelEncoder();
    if (encoder)
        whitenStyles(*encoder, *generator, manyStyles(*encoder));
    const std::string card = "# " + options.name + "\n\nTrained by Pleinair on "
        + std::to_string(pack.count()) + " photographs of " + pack.file().filename().string() + ": "
        + std::to_string(position.step) + " steps, " + std::to_string(position.pictures)
        + " pictures seen.\n";
    exportModel(
        options.output / "model", options.name, generator, encoder, pack.classes(), card);
    say("The model is in " + (options.output / "model").string() + ".");
}

void Trainer::Parts::begin()
{
    if (!options.startFrom.empty()) {
        startFromModel(networks, options.startFrom);
        say("Begins with the weights of " + options.startFrom.string() + ".");
        return;
    }
    if (!networks.encoder || !options.styleSpread)
        return;
    const int count = std::max(2, std::min(kSpreadPictures, pack.count()));
    spreadStyles(*networks.encoder, *networks.generator,
        source.batch(0, count, options.network.nativeSize()).styleImages.to(device));
    if (networks.averageEncoder) {
        copyState(*networks.averageEncoder, *networks.encoder);
        copyState(*networks.averageGenerator, *networks.generator);
    }
}

void Trainer::Parts::resume()
{
    auto tensors = networks.state();
    const auto stored = readTrainState(options.output, tensors);
    if (!stored)
        throw Error(ErrorKind::FileNotFound,
            options.output.string() + " holds no training state to resume from.");
    if (stored->packHash != position.packHash)
        throw Error(ErrorKind::ModelMismatch,
            "The pack " + pack.file().string()
                + " is not the one this run was begun with; its content has changed.");
    position = *stored;
    trimRunLog(options.output, position.step);
    say("Continues after step " + std::to_string(position.step) + ".");
}

TrainEnd Trainer::Parts::run(const std::stop_token& stop)
{
    const std::int64_t total = options.totalSteps();
    const auto begin = Clock::now();
    const auto timeLeft = [&] {
        return options.minutes > 0 ? options.minutes * 60 - secondsSince(begin)
                                   : std::numeric_limits<double>::infinity();
    };
    auto lastSave = begin;
    Pace pace;
    RunLog runLog(options.output);
    while (position.step < total) {
        const auto stepBegin = Clock::now();
        const auto& stage = options.stageAt(position.step);
        const std::int64_t before = position.pictures;
        TrainReport report;
        report.losses = step.run(nextBatches(stage), position.step);
        report.watch = step.takeWatchReport();
        ++position.step;

        pace.add(secondsSince(stepBegin), stage.size);
        report.step = position.step;
        report.totalSteps = total;
        report.epoch = static_cast<double>(position.pictures) / pack.count();
        report.etaSeconds = std::min(
            pace.secondsPerStep * static_cast<double>(total - position.step), timeLeft());
        report.picturesPerSecond
            = static_cast<double>(position.pictures - before) / pace.secondsPerStep;
        report.size = stage.size;
        runLog.append(report);
        if (observer.step)
            observer.step(report);
        if (report.watch) {
            for (const auto& sentence : report.watch->advice)
                say(sentence);
        }

        const bool last = position.step == total;
        const bool timeIsUp = timeLeft() <= 0;
        if (options.sheetSteps > 0 && (position.step % options.sheetSteps == 0 || last))
            drawSheet();
        if (last || timeIsUp || stop.stop_requested()
            || secondsSince(lastSave) >= options.checkpointMinutes * 60) {
            save();
            lastSave = Clock::now();
        }
        if (stop.stop_requested())
            return TrainEnd::Stopped;
        if (timeIsUp && !last) {
            writeModel();
            return TrainEnd::TimeIsUp;
        }
    }
    writeModel();
    return TrainEnd::Finished;
}

Trainer::Trainer(TrainOptions options, bool resume, TrainObserver observer)
{
    translated([&] {
        std::error_code failure;
        std::filesystem::create_directories(options.output / "samples", failure);
        if (failure)
            throw Error(ErrorKind::FileUnwritable,
                "The run folder " + options.output.string() + " cannot be made: "
                    + failure.message() + ".");
        m_parts = std::make_unique<Parts>(std::move(options), std::move(observer));
        if (resume)
            m_parts->resume();
        else
            m_parts->begin();
        writeRunFile(m_parts->options.output, m_parts->options);
    });
}

Trainer::~Trainer() = default;

void Trainer::writeModel()
{
    translated([&] { m_parts->writeModel(); });
}

TrainEnd Trainer::run(const std::stop_token& stop)
{
    return translated([&] { return m_parts->run(stop); });
}

} // namespace pleinair
