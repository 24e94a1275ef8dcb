#include "model/nn/encoder.h"

#include <string>

namespace pleinair {

namespace {

constexpr double kLeakySlope = 0.2;

} // namespace

EncoderImpl::EncoderImpl(const NetworkOptions& options, WeightNorm weightNorm, ConvNorm norm)
{
    const int64_t width = options.ngf;
    const std::array<int64_t, 7> widths
        = { 3, width, 2 * width, 4 * width, 8 * width, 8 * width, 8 * width };
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const ConvShape halving { .in = widths[i], .out = widths[i + 1], .stride = 2 };
        m_layers[i]
            = NormalizedConv(*this, "layer" + std::to_string(i + 1), halving, norm, weightNorm);
    }
    const int64_t cells = (kSide >> m_layers.size()) * (kSide >> m_layers.size());
    m_mu = register_module("fc_mu", torch::nn::Linear(widths.back() * cells, options.zDim));
    m_logvar = register_module("fc_var", torch::nn::Linear(widths.back() * cells, options.zDim));
}

Style EncoderImpl::forward(const torch::Tensor& photographs)
{
    torch::Tensor x = photographs;
    if (x.size(2) != kSide || x.size(3) != kSide)
        x = torch::upsample_bilinear2d(x, { kSide, kSide }, /*align_corners=*/false);
    for (auto& layer : m_layers)
        x = layer.forward(x, kLeakySlope);
    x = x.flatten(1);
    return { m_mu->forward(x), m_logvar->forward(x) };
}

torch::Tensor sampled(const Style& style, const torch::Tensor& eps)
{
    return style.mu + eps * torch::exp(0.5 * style.logvar);
}

} // namespace pleinair
