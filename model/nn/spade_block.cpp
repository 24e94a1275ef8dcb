#include "model/nn/spade_block.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr double kSlope = 0.2;

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

torch::Tensor SpadeBlockImpl::forward(const torch::Tensor& x, LabelPyramid& labels)
{
    torch::Tensor main = torch::leaky_relu(m_norm0->forward(x, labels), kSlope);
    main = m_conv0->forward(main);
    main = torch::leaky_relu(m_norm1->forward(main, labels), kSlope);
    main = m_conv1->forward(main);
    return shortcut(x, labels) + main;
}

torch::Tensor SpadeBlockImpl::shortcut(const torch::Tensor& x, LabelPyramid& labels)
{
    return m_convS ? m_convS->forward(m_normS->forward(x, labels)) : x;
}

} // namespace pleinair
