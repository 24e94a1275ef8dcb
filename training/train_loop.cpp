#include "training/train_loop.h"

#include "model/base/error.h"
#include "model/base/processor_cores.h"
#include "model/nn/compute_device.h"
#include "training/feature_networks.h"
#include "training/fine_tuning.h"
#include "training/gradient_buckets.h"
#include "training/memory_estimate.h"
#include "training/moving_average.h"
#include "training/run_report.h"
#include "training/style_spread.h"
#include "training/trained_model.h"
#include "training/training_pack.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace pleinair {

namespace {

constexpr int kSheetRows = 6;
constexpr int kSpreadPictures = 32;
constexpr std::int64_t kColorGrid = 8;
/// Name in train.jsonl of the distance to the photographs of the validation maps.
constexpr const char* kMetric = "Validation";

double seconds(std::chrono::steady_clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

TrainOptions sharedOptions(TrainOptions options, const std::optional<ProcessPlace>& place)
{
    if (place)
        options.replica = { place->rank, place->count };
    return options;
}

/// The processes of one machine share its cores and have a CUDA device each.
torch::Device openDevice(const TrainOptions& options, const std::optional<ProcessPlace>& place)
{
    if (!place)
        return openComputeDevice(options.device, options.threads);
    const std::string device
        = options.device == "cuda" ? "cuda:" + std::to_string(place->localRank) : options.device;
    const int threads = options.threads > 0 ? options.threads
                                            : std::max(1, usableCores() / std::max(1, place->localCount));
    return openComputeDevice(device, threads);
}

std::string numberText(double value)
{
    char text[48];
    std::snprintf(text, sizeof text, "%.5g", value);
    return text;
}

} // namespace

TrainLoop::TrainLoop(
    TrainOptions options, TrainObserver observer, const std::optional<ProcessPlace>& place)
    : m_options(sharedOptions(std::move(options), place))
    // The others are only asked whether to stop.
    , m_observer(place && place->rank != 0 ? TrainObserver { observer.step, {}, {}, {} }
                                           : std::move(observer))
    , m_device(openDevice(m_options, place))
    , m_pack(openTrainingPack(m_options, m_observer.message))
    , m_perceptual(perceptualLoss(m_options, m_device))
    , m_source(m_pack, augmentationOf(m_options), m_options.seed)
    , m_networks(m_options, projectedFeatures(m_options), m_device)
    , m_step(m_options, m_networks, m_perceptual, m_device,
          labelLoss(m_options, m_pack.classes(), m_device))
{
    if (!m_options.validation.empty())
        m_validation.emplace(m_options.validation);
    m_position.packHash = m_pack.contentHash();
    m_position.machine = deviceText(m_device);
    if (!place)
        return;
    m_group = std::make_unique<ProcessGroup>(*place, m_device);
    m_position.machine += ", " + std::to_string(place->count) + " processes";
    joinGradients();
    say(std::to_string(place->count) + " processes train together, started by " + place->launcher + "; "
        + m_group->transport() + ".");
}

void TrainLoop::joinGradients()
{
    // One backward pass reaches every weight of the generator; the judges have several losses.
    auto& generator = *m_networks.generatorOptimizer;
    generator.setReducer(std::make_shared<GradientBuckets>(
        *m_group, generator.parameters(), m_options.accumulate));
    auto& discriminator = *m_networks.discriminatorOptimizer;
    discriminator.setReducer(
        std::make_shared<GradientBuckets>(*m_group, discriminator.parameters(), 0));
}

/// Whatever each process computed or read so far: all begin with one state.
void TrainLoop::takeStateFromLead()
{
    if (!m_group)
        return;
    const torch::NoGradGuard noGradient;
    for (auto& [name, tensor] : m_networks.state()) {
        auto dense = tensor.contiguous();
        m_group->takeFromLead(dense);
        tensor.copy_(dense);
    }
    auto counters = torch::tensor({ m_position.step, m_position.pictures }, torch::kInt64);
    m_group->takeFromLead(counters);
    m_position.step = counters[0].item<std::int64_t>();
    m_position.pictures = counters[1].item<std::int64_t>();
}

void TrainLoop::say(const std::string& text) const
{
    if (m_observer.message)
        m_observer.message(text);
}

void TrainLoop::tell(TrainState state, const std::filesystem::path& file) const
{
    if (m_observer.state)
        m_observer.state(state, file);
}

void TrainLoop::begin()
{
    // A run that was killed before its first state leaves lines of steps that come again.
    if (isLead())
        trimRunLog(m_options.output, 0);
    say("Memory: " + memoryText(estimateMemory(m_options, m_networks, m_device)) + ".");
    if (m_perceptual)
        say("The perceptual loss compares features of " + m_perceptual->network() + " ("
            + m_options.perceptual.string() + ").");
    if (!m_options.startFrom.empty()) {
        say(startFromModel(m_networks, m_options.startFrom, m_pack.classes()));
    } else if (m_networks.encoder && m_options.styleSpread) {
        spread();
    }
    takeStateFromLead();
}

void TrainLoop::spread()
{
    const int count = std::max(2, std::min(kSpreadPictures, m_pack.count()));
    spreadStyles(*m_networks.encoder, *m_networks.generator,
        m_source.batch(0, count, m_options.network.nativeSize()).styleImages.to(m_device));
    if (m_networks.averageEncoder) {
        copyState(*m_networks.averageEncoder, *m_networks.encoder);
        copyState(*m_networks.averageGenerator, *m_networks.generator);
    }
}

void TrainLoop::resume()
{
    if (isLead())
        readState();
    takeStateFromLead();
}

void TrainLoop::readState()
{
    auto tensors = m_networks.state();
    auto stored = readTrainState(m_options.output, tensors);
    if (!stored)
        throw Error(ErrorKind::FileNotFound,
            m_options.output.string() + " holds no training state to resume from.");
    if (stored->packHash != m_position.packHash)
        throw Error(ErrorKind::ModelMismatch,
            "The pack " + m_pack.file().string()
                + " is not the one this run was begun with; its content has changed.");
    if (!stored->machine.empty() && stored->machine != m_position.machine)
        say("The state was computed by " + stored->machine + " and goes on with " + m_position.machine
            + ": what follows is not bit-exact with an unbroken run.");
    stored->machine = m_position.machine;
    m_position = *stored;
    trimRunLog(m_options.output, m_position.step);
    m_best = readBestState(m_options.output);
    // Its state is damaged, and it will be found again.
    if (m_best && m_best->step > m_position.step)
        m_best.reset();
    say("Continues after step " + std::to_string(m_position.step) + ".");
}

std::vector<Batch> TrainLoop::nextBatches(const TrainStage& stage)
{
    const int count = stage.batchSize > 0 ? stage.batchSize : m_options.batchSize;
    std::vector<Batch> batches;
    for (int i = 0; i < m_options.accumulate; ++i) {
        const auto& share = m_options.replica;
        batches.push_back(m_source.batch(m_position.pictures + std::int64_t { share.rank } * count,
            count, stageSize(m_options, stage)));
        m_position.pictures += std::int64_t { share.count } * count;
    }
    return batches;
}

double TrainLoop::secondsLeft() const
{
    return m_options.minutes > 0 ? m_options.minutes * 60 - seconds(Clock::now() - m_begin)
                                 : std::numeric_limits<double>::infinity();
}

TrainReport TrainLoop::advance()
{
    const auto begin = Clock::now();
    const auto& stage = m_options.stageAt(m_position.step);
    const std::int64_t before = m_position.pictures;
    TrainReport report;
    {
        const MomentsExchangeScope scope(m_group.get());
        report.losses = m_step.run(nextBatches(stage), m_position.step);
        report.watch = m_step.takeWatchReport();
    }
    ++m_position.step;

    const double taken = seconds(Clock::now() - begin);
    m_secondsPerStep
        = m_pacedSize == stage.size ? 0.9 * m_secondsPerStep + 0.1 * taken : taken;
    m_pacedSize = stage.size;
    report.step = m_position.step;
    report.totalSteps = m_options.totalSteps();
    report.epoch = static_cast<double>(m_position.pictures) / m_pack.count();
    report.etaSeconds = std::min(
        m_secondsPerStep * static_cast<double>(report.totalSteps - report.step), secondsLeft());
    report.picturesPerSecond
        = static_cast<double>(m_position.pictures - before) / m_secondsPerStep;
    report.size = stage.size;
    report.sheet = m_sheet;
    return report;
}

bool TrainLoop::isSheetDue() const
{
    return m_options.sheetSteps > 0
        && (m_position.step % m_options.sheetSteps == 0
            || m_position.step == m_options.totalSteps());
}

void TrainLoop::drawSheet(TrainReport& report)
{
    const Pack& shown = m_validation ? *m_validation : m_pack;
    std::vector<int> records;
    for (int i = 0; i < std::min(kSheetRows, shown.count()); ++i)
        records.push_back(static_cast<int>(std::int64_t { i } * shown.count() / kSheetRows));
    const auto batch =
        BatchSource(shown, plainViewOf(m_options), 0)
            .plain(records, stageSize(m_options, m_options.stageAt(m_position.step - 1)));
    const auto samples = drawSamples(m_networks, m_options, batch, m_device);
    m_sheet = m_recorder->sheet(m_position.step, sampleSheet(batch, samples, m_pack.classes()));
    m_recorder->histograms(m_position.step, m_networks);
    report.sheet = m_sheet;
    report.losses.emplace_back(kMetric, distance(samples, batch));
    tell(TrainState::Sheet, m_sheet);
}

/// Between the pictures in the photographs' own styles and the photographs; smaller is better.
double TrainLoop::distance(const Samples& samples, const Batch& batch) const
{
    const torch::NoGradGuard noGradient;
    const auto real = batch.images.to(m_device);
    if (m_perceptual)
        return (*m_perceptual)(samples.own, real).item<double>();
    const auto colors = [](const torch::Tensor& images) {
        return torch::adaptive_avg_pool2d(images, { kColorGrid, kColorGrid });
    };
    return torch::l1_loss(colors(samples.own), colors(real)).item<double>();
}

void TrainLoop::keepIfBest(double value)
{
    // Pictures of different stages are not compared: a larger one is always farther off.
    const auto& stage = m_options.stageAt(m_position.step - 1);
    const bool isOfThisStage = m_best && &m_options.stageAt(m_best->step - 1) == &stage;
    if (isOfThisStage && !(value < m_best->value))
        return;
    m_best = BestState { m_position.step, kMetric, value };
    save();
    writeBestState(m_options.output, *m_best);
}

void TrainLoop::save()
{
    KeptStates kept;
    kept.newest = m_options.keepLast;
    if (m_best)
        kept.best = m_best->step;
    tell(TrainState::Saved,
        writeTrainState(m_options.output, m_position, m_networks.state(), kept));
    m_lastSave = Clock::now();
}

void TrainLoop::writeModel()
{
    const auto folder = m_options.output / "model";
    tell(TrainState::WritingModel);
    writeTrainedModel(folder, m_options, m_pack, m_networks, m_position, m_device);
    say("The model is in " + folder.string() + ".");
    tell(TrainState::Model, folder);
}

/// From the kept state, whose weights then replace the present ones: the run is over.
void TrainLoop::writeBestModel()
{
    if (!m_options.keepBest || !m_best || m_best->step == m_position.step)
        return;
    auto tensors = m_networks.state();
    const auto position = readTrainStateOf(m_options.output, m_best->step, tensors);
    const auto folder = m_options.output / "model-best";
    writeTrainedModel(folder, m_options, m_pack, m_networks, position, m_device);
    say("The pictures of step " + std::to_string(m_best->step) + " were nearest to the photographs; "
        "that model is in " + folder.string() + ".");
    tell(TrainState::Model, folder);
}

void TrainLoop::writeReport()
{
    std::vector<ReportFigure> figures {
        { "Data", m_pack.file().string() + ", " + std::to_string(m_pack.count()) + " pictures" },
        { "Steps", std::to_string(m_position.step) + " of " + std::to_string(m_options.totalSteps()) },
        { "Pictures seen", std::to_string(m_position.pictures) },
        { "Computed by", m_position.machine },
        { "Minutes since the last start", numberText(seconds(Clock::now() - m_begin) / 60) },
    };
    if (m_best)
        figures.emplace_back("Best on the validation maps",
            "step " + std::to_string(m_best->step) + ", distance " + numberText(m_best->value));
    writeRunReport(m_options.output, "Training of " + m_options.name, figures);
    tell(TrainState::Report, m_options.output / "report.html");
}

void TrainLoop::finish()
{
    if (!isLead())
        return;
    writeModel();
    writeReport();
    writeBestModel();
}

/// Losses become their mean over all processes; one that wants to stop stops all.
TrainLoop::Ends TrainLoop::agreedEnds(Losses& losses, const std::stop_token& stop) const
{
    Ends ends { stop.stop_requested(), secondsLeft() <= 0 };
    if (!m_group)
        return ends;
    std::vector<double> numbers;
    for (const auto& [name, value] : losses)
        numbers.push_back(value);
    numbers.push_back(ends.stop ? 1 : 0);
    numbers.push_back(ends.timeIsUp ? 1 : 0);
    auto tensor = torch::tensor(numbers, torch::kDouble);
    m_group->sum(tensor);
    const double* sums = tensor.data_ptr<double>();
    for (std::size_t i = 0; i < losses.size(); ++i)
        losses[i].second = sums[i] / m_group->processes();
    return { sums[losses.size()] > 0, sums[losses.size() + 1] > 0 };
}

void TrainLoop::record(TrainReport& report)
{
    const bool isSheet = isSheetDue();
    if (isSheet)
        drawSheet(report);
    m_recorder->record(report);
    if (m_observer.step)
        m_observer.step(report);
    if (report.watch) {
        for (const auto& sentence : report.watch->advice)
            say(sentence);
    }
    if (isSheet && m_options.keepBest)
        keepIfBest(report.losses.back().second);
}

TrainEnd TrainLoop::run(const std::stop_token& stop)
{
    const std::int64_t total = m_options.totalSteps();
    m_begin = Clock::now();
    m_lastSave = m_begin;
    if (isLead())
        m_recorder.emplace(m_options, m_position.step, m_observer);
    // A process may be lost before the first regular state.
    if (m_group && isLead() && m_position.step == 0)
        save();
    tell(TrainState::Training);
    while (m_position.step < total) {
        auto report = advance();
        const auto ends = agreedEnds(report.losses, stop);
        const bool isLast = m_position.step == total;
        if (isLead()) {
            record(report);
            if (isLast || ends.timeIsUp || ends.stop
                || seconds(Clock::now() - m_lastSave) >= m_options.checkpointMinutes * 60)
                save();
        } else if (m_observer.step) {
            m_observer.step(report);
        }
        if (ends.stop)
            return TrainEnd::Stopped;
        if (ends.timeIsUp && !isLast) {
            finish();
            return TrainEnd::TimeIsUp;
        }
    }
    finish();
    return TrainEnd::Finished;
}

} // namespace pleinair
