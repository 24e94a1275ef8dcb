#include "model/nn/initialize.h"

#include "model/nn/feature_norm.h"
#include "model/nn/spectral_norm.h"

namespace pleinair {

namespace {

void drawWeight(torch::Tensor& weight, torch::Tensor& bias, double gain)
{
    torch::nn::init::xavier_normal_(weight, gain);
    if (bias.defined())
        bias.zero_();
}

} // namespace

void initializeXavier(torch::nn::Module& module, double gain)
{
    const torch::NoGradGuard noGrad;
    for (const auto& part : module.modules()) {
        if (auto* conv = part->as<torch::nn::Conv2dImpl>())
            drawWeight(conv->weight, conv->bias, gain);
        else if (auto* transposed = part->as<torch::nn::ConvTranspose2dImpl>())
            drawWeight(transposed->weight, transposed->bias, gain);
        else if (auto* linear = part->as<torch::nn::LinearImpl>())
            drawWeight(linear->weight, linear->bias, gain);
        else if (auto* spectral = part->as<SpectralConv2dImpl>())
            drawWeight(spectral->rawWeight(), spectral->bias(), gain);
        else if (auto* norm = part->as<FeatureNormImpl>(); norm && norm->scale().defined())
            norm->scale().normal_(1, gain);
    }
}

} // namespace pleinair
