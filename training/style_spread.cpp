#include "training/style_spread.h"

namespace pleinair {

namespace {

constexpr double kFirstLogvar = -3;

} // namespace

void spreadStyles(EncoderImpl& encoder, const torch::Tensor& photographs)
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
}

} // namespace pleinair
