#include "training/segment_trainer.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "model/io/segmenter_package.h"
#include "model/nn/compute_device.h"
#include "model/nn/translate_errors.h"
#include "training/moving_average.h"
#include "training/process_place.h"
#include "training/run_file.h"
#include "training/run_log.h"
#include "training/segment_export.h"
#include "training/segment_step.h"
#include "training/segment_teachers.h"
#include "training/train_state.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>

namespace pleinair {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPicturesToStartWith = 32;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

void requireUsable(const TrainOptions& options, const Pack& pack)
{
    const auto refuse = [](const std::string& reason) {
        throw Error(ErrorKind::InvalidArgument, reason);
    };
    const auto place = processPlace([](const char* name) { return std::getenv(name); });
    if (place && place->count > 1)
        refuse("A segmenter is trained by one process, but " + std::to_string(place->count)
            + " were started.");
    if (pack.count() == 0)
        refuse("The pack " + pack.file().string() + " holds no pictures.");
    if (options.stages.empty() || options.totalSteps() < 1)
        refuse("The run has no steps; give --steps, --epochs or --stages.");
    for (const auto& stage : options.stages) {
        if (stage.size < SegmenterImpl::kGrid || stage.size % SegmenterImpl::kGrid != 0)
            refuse("A stage trains at " + std::to_string(stage.size)
                + " pixels, which is not a multiple of " + std::to_string(SegmenterImpl::kGrid)
                + ".");
    }
    if (options.batchSize < 1 || options.accumulate < 1)
        refuse("--batch-size and --accumulate must be at least 1.");
    if (options.segmenterWidth < 2 || options.segmenterWidth % 2 != 0)
        refuse("--segmenter-width must be an even number.");
    if (options.network.labelNc != pack.classes().count())
        refuse("The pack has " + std::to_string(pack.classes().count())
            + " classes, but --label-nc is " + std::to_string(options.network.labelNc) + ".");
}

Pack openPack(const TrainOptions& options, const TrainObserver& observer)
{
    Pack pack = Pack::openWhole(options.data, [&](const std::string& damage) {
        if (observer.message)
            observer.message(damage);
    });
    requireUsable(options, pack);
    return pack;
}

Augmentation augmentationOf(const TrainOptions& options)
{
    return { .minCrop = options.minCrop, .flip = options.flip, .styleImages = false };
}

} // namespace

struct SegmentTrainer::Parts {
    TrainOptions options;
    TrainObserver observer;
    torch::Device device;
    Pack pack;
    std::optional<Pack> validation;
    BatchSource source;
    SegmentTeachers teachers;
    SegmentNetworks networks;
    SegmentStep step;
    TrainPosition position;

    Parts(TrainOptions given, TrainObserver watching);

    [[nodiscard]] std::vector<Batch> nextBatches(const TrainStage& stage);
    void say(const std::string& text) const;
    void tell(TrainState state, const std::filesystem::path& file) const;
    void save() const;
    [[nodiscard]] Segmenter calibrated();
    void validate();
    void writeModel();
    void begin();
    void startFromModel();
    void resume();
    void report(const TrainStage& stage, Losses losses, double stepSeconds, double secondsLeft,
        std::int64_t pictures, RunLog& log) const;
    TrainEnd run(const std::stop_token& stop);
};

SegmentTrainer::Parts::Parts(TrainOptions given, TrainObserver watching)
    : options(std::move(given))
    , observer(std::move(watching))
    , device(openComputeDevice(options.device, options.threads))
    , pack(openPack(options, observer))
    , source(pack, augmentationOf(options), options.seed)
    , teachers(options, pack, device)
    , networks(options, pack.classes(), teachers, device)
    , step(options, networks, teachers, device)
{
    if (!options.validation.empty())
        validation.emplace(options.validation);
    position.packHash = pack.contentHash();
}

std::vector<Batch> SegmentTrainer::Parts::nextBatches(const TrainStage& stage)
{
    const int count = stage.batchSize > 0 ? stage.batchSize : options.batchSize;
    std::vector<Batch> batches;
    for (int i = 0; i < options.accumulate; ++i) {
        batches.push_back(source.batch(position.pictures, count, { stage.size, stage.size }));
        position.pictures += count;
    }
    return batches;
}

void SegmentTrainer::Parts::say(const std::string& text) const
{
    if (observer.message)
        observer.message(text);
}

void SegmentTrainer::Parts::tell(TrainState state, const std::filesystem::path& file) const
{
    if (observer.state)
        observer.state(state, file);
}

void SegmentTrainer::Parts::save() const
{
    tell(TrainState::Saved,
        writeTrainState(
            options.output, position, networks.state(), { .newest = options.keepLast }));
}

/// A copy of the network whose batch-norm statistics are those of its own weights.
Segmenter SegmentTrainer::Parts::calibrated()
{
    Segmenter segmenter(
        SegmenterShape { options.network.labelNc, options.segmenterWidth }, ConvNorm::SyncBatch);
    copyState(*segmenter, *networks.modelSegmenter());
    segmenter->to(device);
    const auto& stage = options.stages.back();
    BatchSource drawn(pack, augmentationOf(options), options.seed + 1);
    recalibrateSegmenter(*segmenter, drawn, options.recalibrationBatches,
        stage.batchSize > 0 ? stage.batchSize : options.batchSize, { stage.size, stage.size },
        device);
    return segmenter;
}

void SegmentTrainer::Parts::validate()
{
    const Pack& shown = validation ? *validation : pack;
    auto segmenter = calibrated();
    const int size = options.stages.back().size;
    const auto counts = segmentPack(*segmenter, shown, { size, size }, device);
    char text[160];
    std::snprintf(text, sizeof text,
        "After step %lld: %.1f %% of the pixels of %s are named rightly, mean IoU %.3f.",
        static_cast<long long>(position.step), 100 * counts.accuracy(),
        shown.file().filename().string().c_str(), counts.meanIntersectionOverUnion());
    say(text);
}

void SegmentTrainer::Parts::writeModel()
{
    tell(TrainState::WritingModel, {});
    auto segmenter = calibrated();
    std::string card = "# " + options.name + "\n\nA segmenter, trained by Pleinair on "
        + std::to_string(pack.count()) + " photographs of " + pack.file().filename().string() + ": "
        + std::to_string(position.step) + " steps, " + std::to_string(position.pictures)
        + " pictures seen.\n";
    exportSegmenter(options.output / "model", options.name, *segmenter, pack.classes(),
        options.network.cropSize, card);
    tell(TrainState::Model, options.output / "model");
    say("The model is in " + (options.output / "model").string() + ".");
}

void SegmentTrainer::Parts::begin()
{
    // A run that was killed before its first state leaves lines of steps that come again.
    trimRunLog(options.output, 0);
    if (!options.startFrom.empty())
        startFromModel();
}

void SegmentTrainer::Parts::startFromModel()
{
    const auto model = readSegmenterFolder(options.startFrom);
    if (!nameTheSame(model.classes, pack.classes()))
        throw Error(ErrorKind::ModelMismatch,
            "The segmenter of " + options.startFrom.string()
                + " tells other classes apart than the pack " + pack.file().string() + " has.");
    const int side = options.stages.back().size;
    const auto photographs = BatchSource(pack, augmentationOf(options), options.seed)
                                 .batch(0, kPicturesToStartWith, { side, side })
                                 .images.to(device);
    networks.startFrom(readSafetensors(model.weightsFile).tensors, photographs);
    say("Begins with the segmenter of " + options.startFrom.string() + ".");
}

void SegmentTrainer::Parts::resume()
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

void SegmentTrainer::Parts::report(const TrainStage& stage, Losses losses, double stepSeconds,
    double secondsLeft, std::int64_t pictures, RunLog& log) const
{
    TrainReport report;
    report.step = position.step;
    report.totalSteps = options.totalSteps();
    report.epoch = static_cast<double>(position.pictures) / pack.count();
    report.etaSeconds =
        std::min(stepSeconds * static_cast<double>(report.totalSteps - report.step), secondsLeft);
    report.picturesPerSecond = static_cast<double>(pictures) / stepSeconds;
    report.size = stage.size;
    report.losses = std::move(losses);
    log.append(report);
    if (observer.step)
        observer.step(report);
}

TrainEnd SegmentTrainer::Parts::run(const std::stop_token& stop)
{
    const std::int64_t total = options.totalSteps();
    const auto begin = Clock::now();
    const auto timeLeft = [&] {
        return options.minutes > 0 ? options.minutes * 60 - secondsSince(begin)
                                   : std::numeric_limits<double>::infinity();
    };
    auto lastSave = begin;
    double pace = 0;
    int paceSize = 0;
    RunLog runLog(options.output);
    while (position.step < total) {
        const auto stepBegin = Clock::now();
        const auto& stage = options.stageAt(position.step);
        const std::int64_t before = position.pictures;
        const auto batches = nextBatches(stage);
        auto losses = step.run(batches, before, position.step);
        ++position.step;
        const double seconds = secondsSince(stepBegin);
        pace = paceSize == stage.size ? 0.9 * pace + 0.1 * seconds : seconds;
        paceSize = stage.size;
        report(stage, std::move(losses), pace, timeLeft(), position.pictures - before, runLog);

        const bool last = position.step == total;
        const bool timeIsUp = timeLeft() <= 0;
        if (options.sheetSteps > 0 && (position.step % options.sheetSteps == 0 || last))
            validate();
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

SegmentTrainer::SegmentTrainer(TrainOptions options, bool resume, TrainObserver observer)
{
    translatingErrors("training", [&] {
        std::error_code failure;
        std::filesystem::create_directories(options.output, failure);
        if (failure)
            throw Error(ErrorKind::FileUnwritable,
                "The run folder " + options.output.string()
                    + " cannot be made: " + failure.message() + ".");
        m_parts = std::make_unique<Parts>(std::move(options), std::move(observer));
        if (resume)
            m_parts->resume();
        else
            m_parts->begin();
        writeRunFile(m_parts->options.output, m_parts->options);
    });
}

SegmentTrainer::~SegmentTrainer() = default;

void SegmentTrainer::writeModel()
{
    translatingErrors("writing the model", [&] { m_parts->writeModel(); });
}

TrainEnd SegmentTrainer::run(const std::stop_token& stop)
{
    return translatingErrors("training", [&] { return m_parts->run(stop); });
}

} // namespace pleinair
