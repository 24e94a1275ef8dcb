#include "model/nn/spade_block.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr double kSlope = 0.2;

torch::Tensor enlarged(const torch::Tensor& x, int upscale)
{
    if (upscale == 1)
        return x;
    return torch::upsample_nearest2d(x, { x.size(2) * upscale, x.size(3) * upscale });
}

/// The batch's moments where they are needed, that is in training mode.
ChannelMoments momentsOf(SpadeImpl& spade, const torch::Tensor& x)
{
    return spade.is_training() || spade.norm()->is_training()
        ? ChannelMoments::ofFeatures(x, FeatureNormImpl::kEps)
        : ChannelMoments {};
}

} // namespace

SpadeBlockImpl::SpadeBlockImpl(int64_t in, int64_t out, const SpadeShape& shape, WeightNorm norm)
{
    const int64_t middle = std::min(in, out);
    m_conv0 = register_module("conv_0", SpectralConv2d(ConvShape { .in = in, .out = middle }, norm));
    m_conv1 = register_module("conv_1", SpectralConv2d(ConvShape { .in = middle, .out = out }, norm));
    m_norm0 = register_module("norm_0", Spade(in, shape));
    m_norm1 = register_module("norm_1", Spade(middle, shape));
    if (in == out)
        return;
    const ConvShape pointwise { .in = in, .out = out, .kernel = 1, .padding = 0, .bias = false };
    m_convS = register_module("conv_s", SpectralConv2d(pointwise, norm));
    m_normS = register_module("norm_s", Spade(in, shape));
}

torch::Tensor SpadeBlockImpl::forward(const torch::Tensor& x, LabelPyramid& labels, int upscale)
{
    if (m_norm0->knowsPatterns(labels, x.size(2) * upscale, x.size(3) * upscale))
        return forwardRows(x, labels, upscale);
    return forwardPixels(enlarged(x, upscale), labels);
}

torch::Tensor SpadeBlockImpl::forwardPixels(const torch::Tensor& x, LabelPyramid& labels)
{
    torch::Tensor main = torch::leaky_relu(m_norm0->forward(x, labels), kSlope);
    main = m_conv0->forward(main);
    main = torch::leaky_relu(m_norm1->forward(main, labels), kSlope);
    main = m_conv1->forward(main);
    return (m_convS ? m_convS->forward(m_normS->forward(x, labels)) : x) + main;
}

torch::Tensor SpadeBlockImpl::forwardRows(
    const torch::Tensor& features, LabelPyramid& labels, int upscale)
{
    const torch::Tensor x = features.to(torch::kFloat);
    const auto moments = momentsOf(*m_norm0, x);
    torch::Tensor main
        = m_conv0->forward(m_norm0->forwardRows(x, moments, labels, upscale, kSlope))
              .to(torch::kFloat);
    main = m_conv1->forward(
        m_norm1->forwardRows(main, momentsOf(*m_norm1, main), labels, 1, kSlope));
    if (!m_convS)
        return enlarged(x, upscale) + main;
    return m_convS->forward(m_normS->forwardRows(x, moments, labels, upscale, 1)) + main;
}

} // namespace pleinair
