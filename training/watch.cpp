#include "training/watch.h"

#include "model/base/style_vector.h"
#include "model/nn/label_pyramid.h"
#include "training/losses.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cstdio>

namespace pleinair {

namespace {

constexpr std::int64_t kPictures = 4;
constexpr int kLooksBeforeSpeaking = 3;
/// Once said, a fault is said again after so many more looks.
constexpr int kLooksBetween = 10;

constexpr double kAlwaysRight = 0.99;
constexpr double kLeastGradient = 1e-3;
constexpr double kLeastGradientShare = 0.002;
constexpr double kLeastMapDifference = 0.15;
constexpr double kLeastSeedDifference = 0.03;
constexpr double kLeastStyleDifference = 0.05;
constexpr double kLeastKld = 0.005;

std::string shortNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

std::string percent(double share)
{
    return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
}

/// Sum of the absolute gradient of a loss at the pictures; 0 if it does not depend on them.
double gradientAt(const torch::Tensor& fake, const torch::Tensor& loss)
{
    if (!loss.defined() || !loss.requires_grad())
        return 0;
    const auto gradient = torch::autograd::grad({ loss }, { fake }, {}, /*retain_graph=*/true,
        /*create_graph=*/false, /*allow_unused=*/true)[0];
    return gradient.defined() ? gradient.abs().sum().item<double>() : 0;
}

/// Evaluation mode for as long as this lives.
class Evaluating {
public:
    explicit Evaluating(torch::nn::Module& module)
        : m_module(module)
        , m_wasTraining(module.is_training())
    {
        m_module.eval();
    }
    ~Evaluating() { m_module.train(m_wasTraining); }
    Evaluating(const Evaluating&) = delete;
    Evaluating& operator=(const Evaluating&) = delete;

private:
    torch::nn::Module& m_module;
    bool m_wasTraining;
};

torch::Tensor randomLatents(std::int64_t step, std::int64_t count, int zDim, int which)
{
    std::vector<torch::Tensor> rows;
    for (std::int64_t i = 0; i < count; ++i) {
        const auto seed = static_cast<std::uint64_t>((step * kPictures + i) * 2 + which);
        rows.push_back(torch::tensor(randomStyle(seed, zDim).mu));
    }
    return torch::stack(rows);
}

Losses namedMeasures(const WatchMeasures& measures)
{
    Losses named { { "D_right_real", measures.opinion.realRight },
        { "D_right_fake", measures.opinion.fakeRight }, { "GAN_gradient", measures.judgeGradient },
        { "picture_gradient", measures.pictureGradient } };
    const auto add = [&](const char* name, const std::optional<double>& value) {
        if (value)
            named.emplace_back(name, *value);
    };
    add("map_difference", measures.mapDifference);
    add("KLD_per_dimension", measures.kldPerDimension);
    add("style_difference", measures.styleDifference);
    add("seed_difference", measures.seedDifference);
    return named;
}

JudgeOpinion strongestOpinion(const TrainNetworks& networks)
{
    JudgeOpinion strongest;
    for (const auto& judge : networks.judges) {
        const auto opinion = judge->opinion();
        if (opinion.realRight + opinion.fakeRight >= strongest.realRight + strongest.fakeRight)
            strongest = opinion;
    }
    return strongest;
}

} // namespace

Watch::Watch(const TrainOptions& options, std::optional<PerceptualLoss> distance)
    : m_options(options)
    , m_distance(std::move(distance))
{
}

bool Watch::looksAt(std::int64_t step) const
{
    return m_options.watchSteps > 0 && (step + 1) % m_options.watchSteps == 0;
}

void Watch::takeGradients(const torch::Tensor& fake, const torch::Tensor& ofJudges,
    const torch::Tensor& ofPictures)
{
    m_measures.judgeGradient = gradientAt(fake, ofJudges);
    m_measures.pictureGradient = gradientAt(fake, ofPictures);
}

double Watch::distance(const torch::Tensor& a, const torch::Tensor& b) const
{
    if (m_distance)
        return (*m_distance)(a, b).item<double>();
    double sum = 0;
    for (const std::int64_t cells : { 4, 8, 16, 32 })
        sum += torch::l1_loss(torch::adaptive_avg_pool2d(a, { cells, cells }),
            torch::adaptive_avg_pool2d(b, { cells, cells }))
                   .item<double>();
    return sum;
}

void Watch::measurePictures(TrainNetworks& networks, const Batch& batch, std::int64_t step)
{
    auto labels = batch.pyramid(m_options.network);
    const auto& real = batch.images;
    const std::int64_t count = real.size(0);
    const double between = std::max(1e-6, count > 1 ? distance(real, real.roll(1, 0)) : 0.0);
    const auto call = GeneratorCall::forPhotographs(real, m_options.network);
    const auto drawn = [&](const torch::Tensor& z) {
        return networks.generator->forward(labels, z, call).to(torch::kFloat32);
    };
    torch::Tensor own;
    if (networks.encoder) {
        const Evaluating evaluating(*networks.encoder);
        const auto style = networks.encoder->forward(batch.styleImages);
        const auto mu = style.mu.to(torch::kFloat32);
        m_measures.kldPerDimension
            = kullbackLeibler(mu, style.logvar.to(torch::kFloat32)).item<double>()
            / static_cast<double>(mu.numel());
        own = drawn(mu);
        if (count > 1) {
            m_measures.styleDifference = distance(own, drawn(mu.roll(1, 0))) / between;
            const auto random = [&](int which) {
                return drawn(
                    randomLatents(step, count, m_options.network.zDim, which).to(real.device()));
            };
            m_measures.seedDifference = distance(random(0), random(1)) / between;
        }
    } else {
        own = drawn({});
    }
    if (count > 1)
        m_measures.mapDifference = distance(own, own.roll(1, 0)) / between;
}

WatchReport Watch::look(TrainNetworks& networks, const Batch& batch, std::int64_t step)
{
    const torch::NoGradGuard noGradient;
    m_measures.opinion = strongestOpinion(networks);
    const Evaluating evaluating(*networks.generator);
    measurePictures(networks, batch.first(std::min(kPictures, batch.images.size(0))), step);
    return { namedMeasures(m_measures), advice(m_measures) };
}

bool Watch::isPersistent(Fault fault, bool isThere)
{
    int& seen = m_seen[fault];
    seen = isThere ? seen + 1 : 0;
    return seen >= kLooksBeforeSpeaking && (seen - kLooksBeforeSpeaking) % kLooksBetween == 0;
}

std::vector<std::string> Watch::advice(const WatchMeasures& measures)
{
    std::vector<std::string> sentences;
    const auto isBelow = [](const std::optional<double>& value, double least) {
        return value && *value < least;
    };
    const auto& opinion = measures.opinion;
    if (isPersistent(Saturated,
            opinion.realRight > kAlwaysRight && opinion.fakeRight > kAlwaysRight))
        sentences.push_back("The discriminator is nearly always right (" + percent(opinion.realRight)
            + " of the photographs, " + percent(opinion.fakeRight)
            + " of the pictures), so the generator learns little from it. For few photographs "
              "--diff-augment color,translation,cutout helps; else --r1-gamma or a lower --lr.");
    const double gradients = measures.judgeGradient + measures.pictureGradient;
    if (isPersistent(Vanishing,
            measures.judgeGradient < kLeastGradient
                || measures.judgeGradient < kLeastGradientShare * gradients))
        sentences.push_back("The discriminator's gradient hardly reaches the generator any more ("
            + shortNumber(measures.judgeGradient) + ", against "
            + shortNumber(measures.pictureGradient)
            + " of the losses that compare with the photograph). A higher --lambda-gan, a lower "
              "--lambda-vgg or --gan-mode hinge keeps it alive.");
    if (isPersistent(Collapsed, isBelow(measures.mapDifference, kLeastMapDifference)))
        sentences.push_back("Pictures of different maps are nearly alike: they differ by "
            + percent(*measures.mapDifference)
            + " of what photographs differ by (mode collapse). A lower --lr, --r1-gamma, a larger "
              "batch or going back to an earlier state helps.");
    const bool styleIsIgnored = isBelow(measures.kldPerDimension, kLeastKld)
        || isBelow(measures.styleDifference, kLeastStyleDifference);
    if (isPersistent(SeedsAlike,
            !styleIsIgnored && isBelow(measures.seedDifference, kLeastSeedDifference)))
        sentences.push_back("Two random styles make nearly the same picture of a map: they differ by "
            + percent(*measures.seedDifference)
            + " of what photographs differ by, although the encoder's styles count. A higher "
              "--lambda-kld brings random styles and those of photographs together.");
    if (isPersistent(StyleIgnored, styleIsIgnored))
        sentences.push_back("The style is ignored: two photographs' styles change a picture by "
            + percent(measures.styleDifference.value_or(0))
            + " of what photographs differ by, and the encoder says "
            + shortNumber(measures.kldPerDimension.value_or(0))
            + " nats a dimension. A lower --lambda-kld, a longer --kld-ramp, --lambda-color 5 or a "
              "patch discriminator with --lambda-feat rewards it.");
    return sentences;
}

} // namespace pleinair
