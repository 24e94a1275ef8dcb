#include "training/style_spread.h"

#include <cmath>

namespace pleinair {

namespace {

constexpr double kFirstLogvar = -3;

} // namespace

void spreadStyles(
    EncoderImpl& encoder, GeneratorImpl& generator, const torch::Tensor& photographs)
{
    const torch::NoGradGuard noGradient;
    const bool wasTraining = encoder.is_training();
    encoder.eval();
    const torch::Tensor mu = encoder.forward(photographs).mu;
    encoder.train(wasTraining);
    const torch::Tensor centre = mu.mean(0);
    const torch::Tensor deviation = (mu - centre).square().mean().sqrt().clamp_min(1e-8);
    encoder.mu()->weight.div_(deviation);
    encoder.mu()->bias.sub_(centre).div_(deviation);
    encoder.logvar()->bias.fill_(kFirstLogvar);
    auto& stem = generator.latentStem()->weight;
    stem.normal_(0, 1 / std::sqrt(static_cast<double>(stem.size(1))));
}

} // namespace pleinair
