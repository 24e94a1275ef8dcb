#include "training/speed_contest.h"

#include "model/base/error.h"
#include "model/nn/compute_device.h"
#include "training/plain_trainer.h"
#include "training/train_step.h"
#include "training/trained_model.h"
#include "training/training_pack.h"

#include <chrono>

namespace pleinair {

namespace {

template <typename Step>
void measure(TrainerSpeed& speed, const Step& step)
{
    const auto begin = std::chrono::steady_clock::now();
    const Losses losses = step();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    if (speed.firstLosses.empty())
        speed.firstLosses = losses;
    else
        speed.seconds.push_back(taken.count());
}

std::optional<PerceptualLoss> perceptualOf(const TrainOptions& options)
{
    if (options.perceptual.empty())
        return std::nullopt;
    return PerceptualLoss(readFrozenFeatures(options.perceptual));
}

std::vector<int> recordsOf(int step, int batch, int count)
{
    std::vector<int> records;
    for (int i = 0; i < batch; ++i)
        records.push_back((step * batch + i) % count);
    return records;
}

} // namespace

TrainingSpeed contestOfTrainers(const TrainingSpeedOptions& given)
{
    const auto& options = given.run;
    if (options.discriminators != std::vector { DiscriminatorKind::Patch } || !options.network.useVae || options.ema <= 0)
        throw Error(ErrorKind::InvalidArgument,
            "Training is compared with the published networks: patch discriminator, encoder, moving averages.");
    const auto device = openComputeDevice("cpu", options.threads);
    const Pack pack = openTrainingPack(options, {});
    TrainNetworks networks(options, nullptr, device);
    PlainTrainer plain(options, networks, pack, perceptualOf(options), given.decode, false);
    PlainTrainer published(options, networks, pack, perceptualOf(options), given.decode, true);
    TrainStep ours(options, networks, perceptualOf(options), device);
    const BatchSource source(pack, {}, options.seed);
    const auto& stage = options.stages.back();
    const int batch = stage.batchSize > 0 ? stage.batchSize : options.batchSize;
    const Size size = stageSize(options, stage);

    TrainingSpeed speed;
    for (int step = 0; step <= given.runs; ++step) {
        const auto records = recordsOf(step, batch, pack.count());
        const auto noise = torch::randn({ batch, options.network.zDim });
        measure(speed.ours, [&] { return ours.run({ source.plain(records, size) }, step); });
        measure(speed.plain, [&] { return plain.step(records, size, noise); });
        measure(speed.published, [&] { return published.step(records, size, noise); });
    }
    return speed;
}

} // namespace pleinair
