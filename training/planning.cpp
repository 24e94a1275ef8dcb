#include "training/planning.h"

#include "model/nn/compute_device.h"
#include "model/nn/translate_errors.h"
#include "training/batch_source.h"
#include "training/feature_networks.h"
#include "training/memory_estimate.h"
#include "training/train_networks.h"
#include "training/train_step.h"
#include "training/trained_model.h"
#include "training/training_pack.h"

#include <chrono>

namespace pleinair {

namespace {

using Clock = std::chrono::steady_clock;

/// The first step of a size is slower: kernels are chosen and memory is found.
constexpr int kWarmUpSteps = 1;
constexpr int kMeasuredSteps = 3;
/// Bytes of a value in a released model.
constexpr double kHalf = 2;
/// Bytes of a line of train.jsonl and of a value in a sample sheet after compression.
constexpr double kLogLine = 400;
constexpr double kSheetByte = 1.5;
constexpr int kSheetPictures = 30;

PlannedNetwork planned(const std::string& name, torch::nn::Module& network)
{
    PlannedNetwork found { name, 0, false };
    for (const auto& parameter : network.parameters()) {
        found.parameters += parameter.numel();
        found.learns = found.learns || parameter.requires_grad();
    }
    return found;
}

std::vector<PlannedNetwork> plannedNetworks(const TrainOptions& options, TrainNetworks& networks)
{
    std::vector<PlannedNetwork> found { planned("generator", *networks.generator) };
    if (networks.encoder)
        found.push_back(planned("encoder", *networks.encoder));
    for (std::size_t i = 0; i < networks.judges.size(); ++i)
        found.push_back(planned("discriminator (" + nameOf(options.discriminators[i]) + ")",
            networks.judges[i]->network()));
    return found;
}

/// Makes steps that are thrown away, and takes their time.
class Rehearsal {
public:
    Rehearsal(const TrainOptions& options, const Pack& pack, TrainNetworks& networks,
        torch::Device device)
        : m_options(options)
        , m_source(pack, augmentationOf(options), options.seed)
        , m_step(options, networks, perceptualLoss(options, device), device,
              labelLoss(options, pack.classes(), device))
    {
    }

    PlannedStage measured(const TrainStage& stage)
    {
        const Size size = stageSize(m_options, stage);
        const int batch = stage.batchSize > 0 ? stage.batchSize : m_options.batchSize;
        for (int i = 0; i < kWarmUpSteps; ++i)
            run(size, batch);
        const auto begin = Clock::now();
        for (int i = 0; i < kMeasuredSteps; ++i)
            run(size, batch);
        const std::chrono::duration<double> spent = Clock::now() - begin;
        return { size.width, size.height, batch * m_options.accumulate, stage.steps,
            spent.count() / kMeasuredSteps };
    }

private:
    void run(Size size, int batch)
    {
        std::vector<Batch> batches;
        for (int i = 0; i < m_options.accumulate; ++i) {
            batches.push_back(m_source.batch(m_pictures, batch, size));
            m_pictures += batch;
        }
        static_cast<void>(m_step.run(batches, m_steps++));
    }

    const TrainOptions& m_options;
    BatchSource m_source;
    TrainStep m_step;
    std::int64_t m_pictures = 0;
    std::int64_t m_steps = 0;
};

TrainPlan measuredPlan(const TrainOptions& options)
{
    const torch::Device device = openComputeDevice(options.device, options.threads);
    const Pack pack = openTrainingPack(options, {});
    TrainNetworks networks(options, projectedFeatures(options), device);
    TrainPlan plan;
    plan.device = deviceText(device);
    plan.pictures = pack.count();
    plan.networks = plannedNetworks(options, networks);
    plan.memory = estimateMemory(options, networks, device);
    resetPeakMemory(device);
    Rehearsal rehearsal(options, pack, networks, device);
    for (const auto& stage : options.stages)
        plan.stages.push_back(rehearsal.measured(stage));
    plan.measuredBytes = peakMemory(device);

    plan.stateBytes = bytesOf(networks.state());
    const std::size_t inModel = networks.encoder ? 2 : 1;
    for (std::size_t i = 0; i < inModel; ++i)
        plan.modelBytes += kHalf * static_cast<double>(plan.networks[i].parameters);
    plan.logBytes = kLogLine * static_cast<double>(options.totalSteps());
    const auto& last = plan.stages.back();
    if (options.sheetSteps > 0)
        plan.sheetBytes = kSheetByte * kSheetPictures * last.width * last.height
            * static_cast<double>(options.totalSteps() / options.sheetSteps + 1);
    return plan;
}

} // namespace

TrainPlan planTraining(const TrainOptions& options)
{
    return translatingErrors("planning", [&] { return measuredPlan(options); });
}

} // namespace pleinair
