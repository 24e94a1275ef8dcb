#include "training/multiscale_discriminator.h"

#include "model/nn/winograd_conv.h"

#include <algorithm>
#include <string>

namespace pleinair {

namespace {

constexpr int64_t kKernel = 4;
constexpr int64_t kPadding = 2;
constexpr int64_t kWidest = 512;
constexpr double kSlope = 0.2;

/// A parent that only gives its child the key "0".
struct FirstImpl : torch::nn::Module {
    explicit FirstImpl(const torch::nn::Conv2d& conv) { register_module("0", conv); }
};
TORCH_MODULE(First);

struct InnerImpl : torch::nn::Module { };
TORCH_MODULE(Inner);

torch::nn::Conv2d patchConv(int64_t in, int64_t out, int64_t stride)
{
    return torch::nn::Conv2d(
        torch::nn::Conv2dOptions(in, out, kKernel).stride(stride).padding(kPadding));
}

torch::Tensor halved(const torch::Tensor& x)
{
    return torch::avg_pool2d(x, 3, 2, 1, /*ceil_mode=*/false, /*count_include_pad=*/false);
}

} // namespace

PatchDiscriminatorImpl::PatchDiscriminatorImpl(
    int64_t in, int64_t ndf, int64_t layers, ConvNorm norm)
{
    m_first = patchConv(in, ndf, 2);
    register_module("model0", First(m_first));
    int64_t width = ndf;
    for (int64_t layer = 1; layer < layers; ++layer) {
        const int64_t wider = std::min(width * 2, kWidest);
        const ConvShape shape { .in = width, .out = wider, .kernel = kKernel,
            .stride = layer + 1 == layers ? 1 : 2, .padding = kPadding };
        Inner parent;
        m_inner.emplace_back(*parent, "0", shape, norm, WeightNorm::Spectral);
        register_module("model" + std::to_string(layer), parent);
        width = wider;
    }
    m_logits = patchConv(width, 1, 1);
    register_module("model" + std::to_string(layers), First(m_logits));
}

ScaleFeatures PatchDiscriminatorImpl::forward(const torch::Tensor& x)
{
    const auto first = convolved(x, m_first->weight, m_first->bias, 2, kPadding);
    ScaleFeatures features { torch::leaky_relu(first, kSlope) };
    for (auto& layer : m_inner)
        features.push_back(layer.forward(features.back(), kSlope));
    features.push_back(m_logits->forward(features.back()));
    return features;
}

MultiscaleDiscriminatorImpl::MultiscaleDiscriminatorImpl(
    int64_t semanticNc, int64_t ndf, int64_t numD, int64_t nLayersD, ConvNorm norm)
    : m_norm(norm)
{
    for (int64_t scale = 0; scale < numD; ++scale)
        m_scales.push_back(register_module("discriminator_" + std::to_string(scale),
            PatchDiscriminator(semanticNc + 3, ndf, nLayersD, norm)));
}

std::vector<ScaleFeatures> MultiscaleDiscriminatorImpl::forward(
    const torch::Tensor& labelsAndImage)
{
    std::vector<ScaleFeatures> features;
    torch::Tensor x = labelsAndImage;
    for (std::size_t scale = 0; scale < m_scales.size(); ++scale) {
        if (scale > 0)
            x = halved(x);
        features.push_back(m_scales[scale]->forward(x));
    }
    return features;
}

} // namespace pleinair
