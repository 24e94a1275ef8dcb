#include "training/train_step.h"

#include "model/base/error.h"
#include "model/base/random.h"
#include "model/nn/label_pyramid.h"
#include "training/given_gradient.h"
#include "training/half_precision.h"
#include "training/moving_average.h"

#include <torch/csrc/autograd/autograd.h>

#include <cmath>
#include <utility>

namespace pleinair {

namespace {

constexpr std::uint64_t kNoiseStream = 0x6E6F697365ULL;
constexpr std::uint64_t kJudgeStream = 0x6A75646765ULL;
/// More batches than this are never accumulated into one step.
constexpr std::int64_t kStreamsAStep = 1024;

/// @param share  of the batch: every process has noise of its own, that of one process with all of it.
torch::Tensor normalNoise(
    at::IntArrayRef shape, std::uint64_t seed, const Replica& share, torch::Device device)
{
    auto noise = torch::empty(shape, torch::kFloat32);
    float* values = noise.data_ptr<float>();
    const std::int64_t first = share.rank * noise.numel();
    for (std::int64_t i = 0; i < noise.numel(); ++i)
        values[i] = normalAt(seed, static_cast<std::uint64_t>(first + i));
    return noise.to(device);
}

/// Losses may be finite where their gradients are not.
void requireFinite(const Adam& optimizer, const char* network)
{
    if (!std::isfinite(optimizer.gradientNorm()))
        throw Error(ErrorKind::Training,
            std::string("The gradient of the ") + network
                + " is not a finite number; the training stopped before it could spoil the "
                  "weights. A lower --lr, --precision fp32 or --clip 1 may help.");
}

} // namespace

/// What a step reads: one batch on the device, and what the judges see of it.
struct TrainStep::Inputs {
    Batch batch;
    std::shared_ptr<LabelPyramid> labels;
    std::uint64_t seed = 0;
    JudgedBatch judged;
};

/// What the generator made of it.
struct TrainStep::Drawn {
    torch::Tensor fake;
    torch::Tensor mu;
    torch::Tensor logvar;
};

TrainStep::TrainStep(const TrainOptions& options, TrainNetworks& networks,
    std::optional<PerceptualLoss> perceptual, torch::Device device,
    std::optional<LabelLoss> labels)
    : m_options(options)
    , m_networks(networks)
    , m_pictureLosses(options, perceptual, std::move(labels))
    , m_augment(options.diffAugment)
    , m_device(device)
    , m_halfPrecision(
          options.precision == "bf16" || (options.precision == "auto" && device.is_cuda()))
    , m_watch(options, std::move(perceptual))
{
    m_networks.generator->train();
    if (m_networks.encoder)
        m_networks.encoder->train();
    for (auto& judge : m_networks.judges)
        judge->network().train();
}

TrainStep::Inputs TrainStep::prepare(
    const Batch& batch, std::int64_t step, std::size_t place) const
{
    Inputs inputs;
    inputs.batch = batch.to(m_device);
    inputs.labels = std::make_shared<LabelPyramid>(inputs.batch.pyramid(m_options.network));
    for (auto* images : { &inputs.batch.images, &inputs.batch.styleImages }) {
        if (images->defined())
            *images = images->contiguous(torch::MemoryFormat::ChannelsLast);
    }
    inputs.seed = splitMix64(m_options.seed ^ kJudgeStream,
        static_cast<std::uint64_t>(step * kStreamsAStep + static_cast<std::int64_t>(place)));
    if (m_options.replica.rank > 0)
        inputs.seed = splitMix64(inputs.seed, static_cast<std::uint64_t>(m_options.replica.rank));
    return inputs;
}

TrainStep::Drawn TrainStep::draw(
    const Inputs& inputs, std::int64_t step, std::int64_t stream) const
{
    Drawn drawn;
    torch::Tensor z;
    if (m_networks.encoder) {
        const auto style = m_networks.encoder->forward(inputs.batch.styleImages);
        drawn.mu = style.mu.to(torch::kFloat32);
        drawn.logvar = style.logvar.to(torch::kFloat32);
        const std::uint64_t seed = splitMix64(m_options.seed ^ kNoiseStream,
            static_cast<std::uint64_t>(step * kStreamsAStep + stream));
        z = sampled({ drawn.mu, drawn.logvar },
            normalNoise(drawn.mu.sizes(), seed, m_options.replica, m_device));
    }
    const auto call = GeneratorCall::forPhotographs(inputs.batch.images, m_options.network);
    drawn.fake = m_networks.generator->forward(*inputs.labels, z, call).to(torch::kFloat32);
    return drawn;
}

JudgedBatch TrainStep::judgedBatch(const Inputs& inputs, const torch::Tensor& fake) const
{
    JudgedBatch batch;
    batch.oneHot = inputs.labels->oneHot().contiguous(torch::MemoryFormat::ChannelsLast);
    batch.real = inputs.batch.images;
    batch.fake = fake;
    batch.seed = inputs.seed;
    batch.isJudgedOnce = !m_options.regenerateFake;
    if (!m_augment.isOn())
        return batch;
    const auto draw = m_augment.draw(inputs.batch.images, inputs.seed);
    batch.oneHot = m_augment.labels(batch.oneHot, draw);
    batch.real = m_augment.picture(batch.real, draw);
    batch.fake = m_augment.picture(batch.fake, draw);
    return batch;
}

void TrainStep::setLearningRates(std::int64_t step)
{
    const double rate = m_options.lr * m_options.learningRateFactor(step);
    m_networks.generatorOptimizer->setLearningRate(
        rate * (m_options.ttur ? 0.5 : 1) * m_options.warmupFactor(step));
    m_networks.discriminatorOptimizer->setLearningRate(rate * (m_options.ttur ? 2 : 1));
}

/// The judges' graph ends at the picture, and stays for their own step.
torch::Tensor TrainStep::judgesLoss(Inputs& inputs, const torch::Tensor& fake)
{
    const auto picture = fake.detach().requires_grad_();
    inputs.judged = judgedBatch(inputs, picture);
    torch::Tensor loss;
    for (auto& judge : m_networks.judges) {
        const auto found = judge->generatorLoss(inputs.judged, m_notes);
        loss = loss.defined() ? loss + found : found;
    }
    const auto gradient = torch::autograd::grad(
        { loss }, { picture }, {}, /*retain_graph=*/!m_options.regenerateFake);
    inputs.judged.fake = inputs.judged.fake.detach();
    return lossWithGradient(fake, loss, gradient.front());
}

std::vector<TrainStep::Inputs> TrainStep::generatorStep(
    const std::vector<Batch>& batches, std::int64_t step)
{
    const double share = 1.0 / static_cast<double>(batches.size());
    auto& optimizer = *m_networks.generatorOptimizer;
    optimizer.zeroGradients();
    std::vector<Inputs> all;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const HalfPrecision half(m_halfPrecision, m_device);
        auto& inputs = all.emplace_back(prepare(batches[i], step, i));
        const auto drawn = draw(inputs, step, static_cast<std::int64_t>(2 * i));
        torch::Tensor loss = judgesLoss(inputs, drawn.fake);
        const auto ofPictures = m_pictureLosses(
            drawn.fake, inputs.batch, drawn.mu, drawn.logvar, step, m_notes);
        if (i == 0 && m_watch.looksAt(step))
            m_watch.takeGradients(drawn.fake, loss, ofPictures);
        if (ofPictures.defined())
            loss = loss + ofPictures;
        loss.backward();
    }
    requireFinite(optimizer, "generator");
    if (m_options.clip > 0)
        optimizer.clipGradients(m_options.clip / share);
    optimizer.step(share);
    return all;
}

/// Second derivatives want full precision.
void TrainStep::penalize(JudgedBatch& batch)
{
    const double weight = 0.5 * m_options.r1Gamma * m_options.r1Every;
    for (auto& judge : m_networks.judges)
        m_notes.add("R1", weight * judge->gradientPenalty(batch)).backward();
}

void TrainStep::discriminatorStep(std::vector<Inputs>& all, std::int64_t step)
{
    auto& optimizer = *m_networks.discriminatorOptimizer;
    optimizer.zeroGradients();
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& inputs = all[i];
        {
            const HalfPrecision half(m_halfPrecision, m_device);
            if (m_options.regenerateFake) {
                const torch::NoGradGuard noGradient;
                inputs.judged = judgedBatch(
                    inputs, draw(inputs, step, static_cast<std::int64_t>(2 * i + 1)).fake);
            }
            for (auto& judge : m_networks.judges)
                judge->discriminatorLoss(inputs.judged, m_notes).backward();
            inputs.judged.looks.clear();
        }
        if (m_options.r1Gamma > 0 && step % m_options.r1Every == 0)
            penalize(inputs.judged);
    }
    requireFinite(optimizer, "discriminator");
    optimizer.step(1.0 / static_cast<double>(all.size()));
}

void TrainStep::updateAverages(std::int64_t step)
{
    if (!m_networks.averageGenerator)
        return;
    const double decay = warmDecay(m_options.ema, step);
    updateMovingAverage(*m_networks.averageGenerator, *m_networks.generator, decay);
    if (m_networks.encoder)
        updateMovingAverage(*m_networks.averageEncoder, *m_networks.encoder, decay);
}

Losses TrainStep::run(const std::vector<Batch>& batches, std::int64_t step)
{
    m_notes.clear();
    setLearningRates(step);
    auto inputs = generatorStep(batches, step);
    discriminatorStep(inputs, step);
    updateAverages(step);
    if (m_watch.looksAt(step)) {
        const HalfPrecision half(m_halfPrecision, m_device);
        m_watchReport = m_watch.look(m_networks, inputs.front().batch, step);
    }
    return m_notes.meanOver(batches.size());
}

std::optional<WatchReport> TrainStep::takeWatchReport()
{
    return std::exchange(m_watchReport, std::nullopt);
}

} // namespace pleinair
