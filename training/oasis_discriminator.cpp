#include "training/oasis_discriminator.h"

#include <array>
#include <string>

namespace pleinair {

namespace {

constexpr double kSlope = 0.2;
constexpr std::array<int64_t, 6> kWidths { 1, 1, 2, 2, 4, 4 };

torch::Tensor halved(const torch::Tensor& x)
{
    const std::array<int64_t, 2> stride { x.size(2) > 1 ? 2 : 1, x.size(3) > 1 ? 2 : 1 };
    return torch::avg_pool2d(x, stride, stride);
}

torch::Tensor enlargedTo(const torch::Tensor& x, const torch::Tensor& like)
{
    return torch::upsample_nearest2d(x, { like.size(2), like.size(3) });
}

} // namespace

OasisBlockImpl::OasisBlockImpl(int64_t in, int64_t out)
{
    m_first = register_module(
        "conv_0", SpectralConv2d(ConvShape { .in = in, .out = out }, WeightNorm::Spectral));
    m_second = register_module(
        "conv_1", SpectralConv2d(ConvShape { .in = out, .out = out }, WeightNorm::Spectral));
    if (in == out)
        return;
    m_shortcut = register_module("conv_s",
        SpectralConv2d(ConvShape { .in = in, .out = out, .kernel = 1, .padding = 0, .bias = false },
            WeightNorm::Spectral));
}

torch::Tensor OasisBlockImpl::forward(const torch::Tensor& x)
{
    const auto y = m_first->forward(torch::leaky_relu(x, kSlope));
    return (m_shortcut ? m_shortcut->forward(x) : x)
        + m_second->forward(torch::leaky_relu(y, kSlope));
}

OasisDiscriminatorImpl::OasisDiscriminatorImpl(int64_t classes, int64_t width)
{
    int64_t in = 3;
    for (std::size_t level = 0; level < kWidths.size(); ++level) {
        const int64_t out = width * kWidths[level];
        m_down.push_back(
            register_module("down_" + std::to_string(level), OasisBlock(in, out)));
        in = out;
    }
    for (std::size_t level = kWidths.size(); level-- > 0;) {
        const int64_t skipped = level + 1 == kWidths.size() ? 0 : width * kWidths[level];
        const int64_t out = level == 0 ? std::max<int64_t>(1, width / 2) : width * kWidths[level - 1];
        m_up.push_back(
            register_module("up_" + std::to_string(level), OasisBlock(in + skipped, out)));
        in = out;
    }
    m_logits = register_module(
        "logits", torch::nn::Conv2d(torch::nn::Conv2dOptions(in, classes + 1, 1)));
}

torch::Tensor OasisDiscriminatorImpl::forward(const torch::Tensor& image)
{
    std::vector<torch::Tensor> before { image };
    torch::Tensor x = image;
    for (auto& block : m_down) {
        x = halved(block->forward(x));
        before.push_back(x);
    }
    for (std::size_t i = 0; i < m_up.size(); ++i) {
        // The blocks go up again over the outputs of the blocks that went down.
        const std::size_t level = m_down.size() - i;
        if (i > 0)
            x = torch::cat({ x, before[level] }, 1);
        x = m_up[i]->forward(enlargedTo(x, before[level - 1]));
    }
    return m_logits->forward(torch::leaky_relu(x, kSlope));
}

} // namespace pleinair
