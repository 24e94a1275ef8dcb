#include "training/train_step.h"

#include "model/base/error.h"
#include "model/base/random.h"
#include "model/nn/label_pyramid.h"
#include "model/nn/one_hot.h"
#include "training/losses.h"
#include "training/moving_average.h"

#include <ATen/autocast_mode.h>

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

constexpr std::uint64_t kNoiseStream = 0x6E6F697365ULL;
constexpr std::uint64_t kShiftStream = 0x7368696674ULL;
/// Strides of the perceptual networks' first layers make patterns of this period.
constexpr int kLargestShift = 4;
constexpr std::int64_t kColorGrid = 8;

/// bf16 arithmetic where it is safe, for as long as this object lives.
class HalfPrecision {
public:
    HalfPrecision(bool active, torch::Device device)
        : m_type(device.type())
        , m_active(active)
    {
        if (!m_active)
            return;
        at::autocast::set_autocast_enabled(m_type, true);
        at::autocast::set_autocast_dtype(m_type, torch::kBFloat16);
    }
    ~HalfPrecision()
    {
        if (!m_active)
            return;
        at::autocast::set_autocast_enabled(m_type, false);
        at::autocast::clear_cache();
    }
    HalfPrecision(const HalfPrecision&) = delete;
    HalfPrecision& operator=(const HalfPrecision&) = delete;

private:
    at::DeviceType m_type;
    bool m_active;
};

torch::Tensor normalNoise(at::IntArrayRef shape, std::uint64_t seed, torch::Device device)
{
    auto noise = torch::empty(shape, torch::kFloat32);
    float* values = noise.data_ptr<float>();
    for (std::int64_t i = 0; i < noise.numel(); ++i)
        values[i] = normalAt(seed, static_cast<std::uint64_t>(i));
    return noise.to(device);
}

/// Gradients of the judges' own weights are of no use in the generator's step.
void setLearning(torch::nn::Module& module, bool learning)
{
    for (auto& parameter : module.parameters())
        parameter.set_requires_grad(learning);
}

torch::Tensor meanColors(const torch::Tensor& image)
{
    return torch::adaptive_avg_pool2d(image, { kColorGrid, kColorGrid });
}

std::vector<torch::Tensor> detached(const std::vector<torch::Tensor>& tensors)
{
    std::vector<torch::Tensor> result;
    for (const auto& tensor : tensors)
        result.push_back(tensor.detach());
    return result;
}

} // namespace

/// What a step reads: one batch on the device.
struct TrainStep::Inputs {
    std::shared_ptr<LabelPyramid> labels;
    torch::Tensor real;
    torch::Tensor styleImages;
    std::vector<torch::Tensor> realFeatures; ///< Projected; empty for patches.
};

/// What the generator made of it.
struct TrainStep::Drawn {
    torch::Tensor fake;
    torch::Tensor mu;
    torch::Tensor logvar;
};

TrainStep::TrainStep(const TrainOptions& options, TrainNetworks& networks,
    std::optional<PerceptualLoss> perceptual, torch::Device device)
    : m_options(options)
    , m_networks(networks)
    , m_perceptual(std::move(perceptual))
    , m_device(device)
    , m_halfPrecision(
          options.precision == "bf16" || (options.precision == "auto" && device.is_cuda()))
{
    m_networks.generator->train();
    if (m_networks.encoder)
        m_networks.encoder->train();
    if (m_networks.patches)
        m_networks.patches->train();
    if (m_networks.heads)
        m_networks.heads->train();
}

TrainStep::Inputs TrainStep::prepare(const Batch& batch) const
{
    Inputs inputs;
    inputs.labels = std::make_shared<LabelPyramid>(
        LabelPyramid::ofIds(batch.labels.to(m_device), m_options.network));
    inputs.real = batch.images.to(m_device).contiguous(torch::MemoryFormat::ChannelsLast);
    inputs.styleImages = batch.styleImages.to(m_device).contiguous(torch::MemoryFormat::ChannelsLast);
    if (m_networks.projection) {
        const torch::NoGradGuard noGradient;
        inputs.realFeatures = m_networks.projection->forward(inputs.real);
    }
    return inputs;
}

TrainStep::Drawn TrainStep::draw(Inputs& inputs, std::int64_t step, std::int64_t stream)
{
    Drawn drawn;
    torch::Tensor z;
    if (m_networks.encoder) {
        const auto style = m_networks.encoder->forward(inputs.styleImages);
        drawn.mu = style.mu.to(torch::kFloat32);
        drawn.logvar = style.logvar.to(torch::kFloat32);
        const std::uint64_t seed = splitMix64(m_options.seed ^ kNoiseStream,
            static_cast<std::uint64_t>(step * 1024 + stream));
        z = sampled({ drawn.mu, drawn.logvar }, normalNoise(drawn.mu.sizes(), seed, m_device));
    }
    const auto call = GeneratorCall::forPhotographs(inputs.real, m_options.network);
    drawn.fake = m_networks.generator->forward(*inputs.labels, z, call).to(torch::kFloat32);
    return drawn;
}

torch::Tensor TrainStep::note(const std::string& name, const torch::Tensor& loss)
{
    const auto value = loss.item<double>();
    if (!std::isfinite(value))
        throw Error(ErrorKind::Training,
            "The loss " + name + " is not a finite number; the training stopped before it could "
                "spoil the weights. A lower --lr or --clip 1 may help.");
    const auto found = std::find_if(
        m_losses.begin(), m_losses.end(), [&](const auto& entry) { return entry.first == name; });
    if (found == m_losses.end())
        m_losses.emplace_back(name, value);
    else
        found->second += value;
    return loss;
}

/// Fakes and reals in one pass, as published; the fakes come first.
HalvedFeatures TrainStep::judgedPatches(const Inputs& inputs, const torch::Tensor& fake)
{
    const auto& oneHot = inputs.labels->oneHot();
    return halves(m_networks.patches->forward(torch::cat(
        { torch::cat({ oneHot, fake }, 1), torch::cat({ oneHot, inputs.real }, 1) })));
}

torch::Tensor TrainStep::patchGeneratorLoss(const Inputs& inputs, const torch::Tensor& fake)
{
    const auto judged = judgedPatches(inputs, fake);
    auto loss = note("GAN",
        m_options.lambdaGan * generatorLoss(m_options.ganMode, logitsOf(judged.first)));
    if (m_options.lambdaFeat > 0)
        loss = loss
            + note("GAN_Feat",
                m_options.lambdaFeat * featureMatchingLoss(judged.first, judged.second));
    return loss;
}

torch::Tensor TrainStep::projectedGeneratorLoss(const Inputs& inputs, const torch::Tensor& fake)
{
    const auto& oneHot = inputs.labels->oneHot();
    const auto features = m_networks.projection->forward(fake);
    m_fakeFeatures = detached(features);
    auto loss = note("GAN",
        m_options.lambdaGan
            * generatorLoss(m_options.ganMode, m_networks.heads->forward(features, oneHot)));
    if (m_options.lambdaSegmentation > 0)
        loss = loss
            + note("Segmentation",
                m_options.lambdaSegmentation * m_networks.heads->segmentationLoss(features, oneHot));
    return loss;
}

torch::Tensor TrainStep::generatorLosses(
    const Inputs& inputs, const Drawn& drawn, std::int64_t step)
{
    auto loss = m_networks.patches ? patchGeneratorLoss(inputs, drawn.fake)
                                   : projectedGeneratorLoss(inputs, drawn.fake);
    if (m_perceptual && m_options.lambdaPerceptual > 0) {
        const std::uint64_t seed = m_options.seed ^ kShiftStream;
        const auto shift = [&](std::uint64_t axis) {
            return static_cast<int>(
                splitMix64(seed, 2 * static_cast<std::uint64_t>(step) + axis) % kLargestShift);
        };
        loss = loss
            + note("VGG",
                m_options.lambdaPerceptual
                    * (*m_perceptual)(drawn.fake, inputs.real, shift(0), shift(1)));
    }
    if (m_options.lambdaColor > 0)
        loss = loss
            + note("Color",
                m_options.lambdaColor
                    * torch::l1_loss(meanColors(drawn.fake), meanColors(inputs.real)));
    if (drawn.mu.defined()) {
        const double ramp = m_options.kldRamp > 0
            ? std::min(1.0, static_cast<double>(step) / m_options.kldRamp)
            : 1.0;
        loss = loss
            + note("KLD", m_options.lambdaKld * ramp * kullbackLeibler(drawn.mu, drawn.logvar));
    }
    return loss;
}

torch::Tensor TrainStep::discriminatorLosses(const Inputs& inputs, const torch::Tensor& fake)
{
    if (m_networks.patches) {
        const auto judged = judgedPatches(inputs, fake);
        return note("D_Fake", fakeLoss(m_options.ganMode, logitsOf(judged.first)))
            + note("D_real", realLoss(m_options.ganMode, logitsOf(judged.second)));
    }
    const auto& oneHot = inputs.labels->oneHot();
    auto& heads = m_networks.heads;
    auto loss = note("D_Fake", fakeLoss(m_options.ganMode, heads->forward(m_fakeFeatures, oneHot)))
        + note("D_real",
            realLoss(m_options.ganMode, heads->forward(inputs.realFeatures, oneHot)));
    if (m_options.lambdaSegmentation > 0)
        loss = loss
            + note("D_Segmentation", heads->segmentationLoss(inputs.realFeatures, oneHot));
    return loss;
}

Losses TrainStep::run(const std::vector<Batch>& batches, std::int64_t step)
{
    m_losses.clear();
    const double factor = m_options.learningRateFactor(step);
    m_networks.generatorOptimizer->setLearningRate(
        m_options.lr * (m_options.ttur ? 0.5 : 1) * factor * m_options.warmupFactor(step));
    m_networks.discriminatorOptimizer->setLearningRate(
        m_options.lr * (m_options.ttur ? 2 : 1) * factor);
    const double share = 1.0 / static_cast<double>(batches.size());

    auto& judge = m_networks.patches ? static_cast<torch::nn::Module&>(*m_networks.patches)
                                     : static_cast<torch::nn::Module&>(*m_networks.heads);
    setLearning(judge, false);
    std::vector<Inputs> inputs;
    std::vector<torch::Tensor> fakes;
    std::vector<std::vector<torch::Tensor>> fakeFeatures;
    m_networks.generatorOptimizer->zeroGradients();
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const HalfPrecision half(m_halfPrecision, m_device);
        inputs.push_back(prepare(batches[i]));
        const auto drawn = draw(inputs[i], step, static_cast<std::int64_t>(2 * i));
        generatorLosses(inputs[i], drawn, step).backward();
        fakes.push_back(drawn.fake.detach());
        fakeFeatures.push_back(std::move(m_fakeFeatures));
    }
    if (m_options.clip > 0)
        m_networks.generatorOptimizer->clipGradients(m_options.clip / share);
    m_networks.generatorOptimizer->step(share);

    setLearning(judge, true);
    m_networks.discriminatorOptimizer->zeroGradients();
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const HalfPrecision half(m_halfPrecision, m_device);
        m_fakeFeatures = std::move(fakeFeatures[i]);
        if (m_options.regenerateFake) {
            const torch::NoGradGuard noGradient;
            fakes[i] = draw(inputs[i], step, static_cast<std::int64_t>(2 * i + 1)).fake;
            if (m_networks.projection)
                m_fakeFeatures = m_networks.projection->forward(fakes[i]);
        }
        discriminatorLosses(inputs[i], fakes[i]).backward();
    }
    m_networks.discriminatorOptimizer->step(share);

    if (m_networks.averageGenerator) {
        const double decay = warmDecay(m_options.ema, step);
        updateMovingAverage(*m_networks.averageGenerator, *m_networks.generator, decay);
        if (m_networks.encoder)
            updateMovingAverage(*m_networks.averageEncoder, *m_networks.encoder, decay);
    }
    for (auto& [name, value] : m_losses)
        value *= share;
    return m_losses;
}

} // namespace pleinair
