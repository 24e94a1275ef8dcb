#include "training/plain_trainer.h"

#include "model/nn/kernel_source.h"
#include "model/nn/label_pyramid.h"
#include "model/nn/one_hot.h"
#include "training/moving_average.h"

#include <algorithm>

namespace pleinair {

namespace {

template <typename Network>
Network copied(Network network, const torch::nn::Module& from)
{
    copyState(*network, from);
    network->train();
    return network;
}

std::vector<torch::Tensor> parametersOf(Generator& generator, Encoder& encoder)
{
    auto parameters = generator->parameters();
    const auto ofEncoder = encoder->parameters();
    parameters.insert(parameters.end(), ofEncoder.begin(), ofEncoder.end());
    return parameters;
}

torch::optim::AdamOptions adamOptions(const TrainOptions& options, double factor)
{
    return torch::optim::AdamOptions(options.lr * factor)
        .betas({ options.beta1, options.beta2 });
}

torch::Tensor resized(const torch::Tensor& image, std::int64_t height, std::int64_t width)
{
    if (image.size(2) == height && image.size(3) == width)
        return image;
    return at::_upsample_bilinear2d_aa(image, { height, width }, false).clamp_(-1, 1);
}

} // namespace

PlainTrainer::PlainTrainer(const TrainOptions& options, const TrainNetworks& start, const Pack& pack,
    std::optional<PerceptualLoss> perceptual, Decode decode, bool regenerates)
    : m_options(options)
    , m_pack(pack)
    , m_perceptual(std::move(perceptual))
    , m_decode(std::move(decode))
    , m_regenerates(regenerates)
    , m_generator(copied(Generator(options.network), *start.generator))
    , m_average(copied(Generator(options.network), *start.generator))
    , m_encoder(copied(Encoder(options.network), *start.encoder))
    , m_discriminator(copied(MultiscaleDiscriminator(options.network.semanticNc(), options.ndf,
                                 options.numD, options.nLayersD),
          start.judges.front()->network()))
    , m_generatorOptimizer(parametersOf(m_generator, m_encoder), adamOptions(options, 0.5))
    , m_discriminatorOptimizer(m_discriminator->parameters(), adamOptions(options, 2))
{
}

PlainTrainer::Loaded PlainTrainer::load(const std::vector<int>& records, Size size) const
{
    std::vector<torch::Tensor> images;
    std::vector<torch::Tensor> styles;
    std::vector<torch::Tensor> labels;
    for (const int record : records) {
        auto decoded = m_decode(record);
        const auto image = torch::from_blob(decoded.rgb.data(),
            { decoded.size.height, decoded.size.width, 3 }, torch::kUInt8)
                               .permute({ 2, 0, 1 })
                               .unsqueeze(0)
                               .to(torch::kFloat32)
                               .div(127.5)
                               .sub(1)
                               .contiguous();
        images.push_back(resized(image, size.height, size.width));
        styles.push_back(resized(image, EncoderImpl::kSide, EncoderImpl::kSide));
        const auto stored = m_pack.record(record);
        labels.push_back(torch::upsample_nearest2d(
            torch::from_blob(const_cast<ClassId*>(stored.labels.data()),
                { 1, 1, stored.size.height, stored.size.width }, torch::kUInt8),
            { size.height, size.width }));
    }
    const auto oneHot = oneHotLabels(torch::cat(labels).squeeze(1), m_options.network, {});
    return { oneHot, torch::cat(images), torch::cat(styles) };
}

torch::Tensor PlainTrainer::draw(
    const Loaded& loaded, const torch::Tensor& noise, torch::Tensor& divergence)
{
    const auto style = m_encoder->forward(loaded.styleImages);
    divergence = m_options.lambdaKld * kullbackLeibler(style.mu, style.logvar);
    LabelPyramid labels(loaded.oneHot);
    return m_generator->forward(labels, sampled(style, noise),
        GeneratorCall::forPhotographs(loaded.real, m_options.network));
}

HalvedFeatures PlainTrainer::judged(const Loaded& loaded, const torch::Tensor& fake)
{
    return halves(m_discriminator->forward(torch::cat({ torch::cat({ loaded.oneHot, fake }, 1),
        torch::cat({ loaded.oneHot, loaded.real }, 1) })));
}

void PlainTrainer::updateAverages()
{
    const torch::NoGradGuard noGradient;
    const auto parameters = m_generator->parameters();
    auto averages = m_average->parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i)
        averages[i].mul_(m_options.ema).add_(parameters[i], 1 - m_options.ema);
}

Losses PlainTrainer::step(const std::vector<int>& records, Size size, const torch::Tensor& noise)
{
    const LibTorchKernels asTheyCome;
    const auto loaded = load(records, size);
    Losses losses;
    const auto noted = [&](const char* name, const torch::Tensor& loss) {
        losses.emplace_back(name, loss.item<double>());
        return loss;
    };
    m_generatorOptimizer.zero_grad();
    torch::Tensor divergence;
    auto fake = draw(loaded, noise, divergence);
    const auto ofGenerator = judged(loaded, fake);
    auto loss = noted("GAN", generatorLoss(m_options.ganMode, logitsOf(ofGenerator.first)))
        + noted("GAN_Feat",
            m_options.lambdaFeat * featureMatchingLoss(ofGenerator.first, ofGenerator.second));
    if (m_perceptual)
        loss = loss + noted("VGG", m_options.lambdaPerceptual * (*m_perceptual)(fake, loaded.real));
    (loss + noted("KLD", divergence)).backward();
    m_generatorOptimizer.step();

    m_discriminatorOptimizer.zero_grad();
    if (m_regenerates) {
        const torch::NoGradGuard noGradient;
        fake = draw(loaded, noise, divergence);
    }
    const auto ofDiscriminator = judged(loaded, fake.detach());
    (noted("D_Fake", fakeLoss(m_options.ganMode, logitsOf(ofDiscriminator.first)))
        + noted("D_real", realLoss(m_options.ganMode, logitsOf(ofDiscriminator.second))))
        .backward();
    m_discriminatorOptimizer.step();
    updateAverages();
    return losses;
}

} // namespace pleinair
