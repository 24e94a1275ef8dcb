#include "training/segment_step.h"

#include "model/base/error.h"
#include "training/color_jitter.h"
#include "training/half_precision.h"
#include "training/moving_average.h"
#include "training/segment_folding.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pleinair {

namespace {

constexpr double kLabelSmoothing = 0.05;
constexpr std::int64_t kLossStride = 2;
constexpr std::int64_t kWarmUpSteps = 100;
constexpr double kPi = 3.14159265358979323846;

template <typename Network>
void collect(std::vector<NamedTensor>& tensors, const std::string& prefix, const Network& network)
{
    if (network.is_empty())
        return;
    for (const auto& entry : network->named_parameters())
        tensors.emplace_back(prefix + entry.key(), entry.value().detach());
    for (const auto& entry : network->named_buffers())
        tensors.emplace_back(prefix + entry.key(), entry.value().detach());
}

/// The value of a loss. @throws Error (Training) if it is not finite.
double finite(const char* name, const torch::Tensor& loss)
{
    const auto value = loss.item<double>();
    if (!std::isfinite(value))
        throw Error(ErrorKind::Training,
            std::string("The loss ") + name
                + " is not a finite number; the training stopped before "
                  "it could spoil the weights. A lower --lr or --clip 1 may help.");
    return value;
}

/// Kullback-Leibler divergence of what the logits [N, K, H, W] say from the teacher's shares.
torch::Tensor divergence(const torch::Tensor& logits, const torch::Tensor& shares)
{
    const auto differences = shares.clamp_min(1e-6).log() - torch::log_softmax(logits, 1);
    return (shares * differences).sum(1).mean();
}

/// Classes that are smooth by themselves, and what hides them.
constexpr std::array kSmoothClasses = { "sky", "clouds" };

torch::Tensor smoothAmong(const ClassTable& classes)
{
    auto smooth = torch::zeros({ classes.count() });
    for (const char* name : kSmoothClasses) {
        if (const auto id = classes.idOf(name))
            smooth[static_cast<std::int64_t>(*id)] = 1;
    }
    return smooth;
}

} // namespace

SegmentNetworks::SegmentNetworks(const TrainOptions& options, const ClassTable& classes,
    const SegmentTeachers& teachers, torch::Device device)
{
    torch::manual_seed(options.seed);
    const SegmenterShape shape { options.network.labelNc, options.segmenterWidth };
    segmenter = Segmenter(shape, ConvNorm::SyncBatch);
    initializeSegmenter(*segmenter);
    segmenter->smoothClasses().copy_(smoothAmong(classes));
    segmenter->to(device);
    if (options.ema > 0) {
        average = Segmenter(shape, ConvNorm::SyncBatch);
        average->to(device);
        copyState(*average, *segmenter);
        for (auto& parameter : average->parameters())
            parameter.set_requires_grad(false);
        average->eval();
    }
    std::vector<NamedTensor> parameters;
    for (const auto& entry : segmenter->named_parameters())
        parameters.emplace_back("S." + entry.key(), entry.value());
    if (!teachers.channels().empty()) {
        guide = FeatureGuide(shape, teachers.channels(), teachers.strides());
        guide->to(device);
        for (const auto& entry : guide->named_parameters())
            parameters.emplace_back("guide." + entry.key(), entry.value());
    }
    optimizer = std::make_unique<Adam>(
        std::move(parameters), AdamOptions { options.lr, options.beta1, options.beta2, 1e-8 });
}

void SegmentNetworks::startFrom(const TensorMap& folded, const torch::Tensor& photographs)
{
    unfoldSegmenter(*segmenter, folded, photographs);
    if (average)
        copyState(*average, *segmenter);
}

Segmenter& SegmentNetworks::modelSegmenter()
{
    return average ? average : segmenter;
}

std::vector<NamedTensor> SegmentNetworks::state() const
{
    std::vector<NamedTensor> tensors;
    collect(tensors, "S.", segmenter);
    collect(tensors, "averageS.", average);
    collect(tensors, "guide.", guide);
    for (auto& [name, tensor] : optimizer->state())
        tensors.emplace_back("adamS." + name, tensor);
    return tensors;
}

SegmentStep::SegmentStep(const TrainOptions& options, SegmentNetworks& networks,
    const SegmentTeachers& teachers, torch::Device device)
    : m_options(options)
    , m_networks(networks)
    , m_teachers(teachers)
    , m_device(device)
    , m_halfPrecision(
          options.precision == "bf16" || (options.precision == "auto" && device.is_cuda()))
{
    m_networks.segmenter->train();
    for (const auto& parameter : m_networks.segmenter->parameters()) {
        if (parameter.dim() == 4)
            m_decayed.push_back(parameter.detach());
    }
}

double SegmentStep::learningRate(std::int64_t step) const
{
    const double total = static_cast<double>(m_options.totalSteps());
    const double warm = std::min(1.0, static_cast<double>(step + 1) / kWarmUpSteps);
    return m_options.lr * warm * 0.5 * (1 + std::cos(kPi * static_cast<double>(step) / total));
}

void SegmentStep::decayWeights(double rate)
{
    if (m_options.weightDecay <= 0)
        return;
    const torch::NoGradGuard noGradient;
    for (auto& weight : m_decayed)
        weight.mul_(1 - rate * m_options.weightDecay);
}

void SegmentStep::learnFrom(const Batch& batch, std::int64_t firstPicture, double share)
{
    const auto images =
        withJitteredColors(batch.images, m_options.colorJitter, m_options.seed, firstPicture)
            .to(m_device)
            .contiguous(torch::MemoryFormat::ChannelsLast);
    const auto labels = batch.labels.to(m_device)
                            .slice(1, 0, {}, kLossStride)
                            .slice(2, 0, {}, kLossStride)
                            .to(torch::kLong);
    torch::Tensor logits;
    torch::Tensor guide;
    {
        const HalfPrecision half(m_halfPrecision, m_device);
        const auto levels = m_networks.segmenter->encode(images);
        logits = m_networks.segmenter->decode(levels, images).to(torch::kFloat32);
        if (m_networks.guide)
            guide = m_options.lambdaPerceptual
                * m_networks.guide->forward(levels, m_teachers.features(batch.views, images));
    }
    torch::Tensor teacher;
    if (m_teachers.haveShares())
        teacher = m_options.lambdaTeacher
            * divergence(logits,
                m_teachers.shares(batch.views, logits.size(2), logits.size(3)).to(m_device));
    logits = torch::upsample_bilinear2d(logits, { labels.size(1), labels.size(2) }, false);
    auto loss = torch::cross_entropy_loss(
        logits, labels, {}, at::Reduction::Mean, kUnknownClass, kLabelSmoothing);
    m_entropy += share * finite("CrossEntropy", loss);
    if (teacher.defined()) {
        m_teacher += share * finite("Teacher", teacher);
        loss = loss + teacher;
    }
    if (guide.defined()) {
        m_guide += share * finite("Guide", guide);
        loss = loss + guide;
    }
    loss.backward();
    const auto known = labels.ne(kUnknownClass);
    m_accuracy += share * logits.argmax(1).eq(labels).logical_and(known).sum().item<double>()
        / std::max(1.0, known.sum().item<double>());
}

Losses SegmentStep::run(
    const std::vector<Batch>& batches, std::int64_t firstPicture, std::int64_t step)
{
    const double share = 1.0 / static_cast<double>(batches.size());
    const double rate = learningRate(step);
    m_networks.optimizer->setLearningRate(rate);
    m_networks.optimizer->zeroGradients();
    m_entropy = m_teacher = m_guide = m_accuracy = 0;
    for (const auto& batch : batches) {
        learnFrom(batch, firstPicture, share);
        firstPicture += batch.images.size(0);
    }
    if (m_options.clip > 0)
        m_networks.optimizer->clipGradients(m_options.clip / share);
    decayWeights(rate);
    m_networks.optimizer->step(share);
    if (m_networks.average)
        updateMovingAverage(
            *m_networks.average, *m_networks.segmenter, warmDecay(m_options.ema, step));
    Losses losses { { "CrossEntropy", m_entropy } };
    if (m_teachers.haveShares())
        losses.emplace_back("Teacher", m_teacher);
    if (m_networks.guide)
        losses.emplace_back("Guide", m_guide);
    losses.emplace_back("Accuracy", m_accuracy);
    return losses;
}

} // namespace pleinair
