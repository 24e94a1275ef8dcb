#include "model/nn/spectral_norm.h"

#include <cmath>

namespace pleinair {

namespace {

constexpr double kEps = 1e-12;

torch::Tensor normalized(const torch::Tensor& vector)
{
    return vector / vector.norm().clamp_min(kEps);
}

} // namespace

std::pair<torch::Tensor, torch::Tensor> powerIteration(
    const torch::Tensor& matrix, const torch::Tensor& u)
{
    const torch::Tensor v = normalized(torch::mv(matrix.t(), u));
    return { normalized(torch::mv(matrix, v)), v };
}

SpectralConv2dImpl::SpectralConv2dImpl(const ConvShape& shape, WeightNorm norm)
    : m_shape(shape)
    , m_norm(norm)
{
    const int64_t columns = shape.in * shape.kernel * shape.kernel;
    const double bound = 1 / std::sqrt(static_cast<double>(columns));
    if (shape.bias)
        m_bias = register_parameter("bias", torch::empty({ shape.out }).uniform_(-bound, bound));
    m_weight = register_parameter(norm == WeightNorm::Spectral ? "weight_orig" : "weight",
        torch::empty({ shape.out, shape.in, shape.kernel, shape.kernel }).uniform_(-bound, bound));
    if (norm == WeightNorm::Spectral) {
        m_u = register_buffer("weight_u", normalized(torch::randn({ shape.out })));
        m_v = register_buffer("weight_v", normalized(torch::randn({ columns })));
    }
}

torch::Tensor SpectralConv2dImpl::forward(const torch::Tensor& x)
{
    if (m_packed && !is_training() && !torch::GradMode::is_enabled())
        return m_packed->forward(x);
    if (m_norm == WeightNorm::Spectral && is_training())
        iterate();
    return torch::conv2d(
        x, effectiveWeight(), m_bias, m_shape.stride, m_shape.padding);
}

void SpectralConv2dImpl::freeze()
{
    if (PackedConv::isPossible(m_weight))
        m_packed.emplace(
            effectiveWeight().detach(), m_bias, m_shape.stride, m_shape.padding);
}

torch::Tensor SpectralConv2dImpl::effectiveWeight() const
{
    if (m_norm == WeightNorm::None)
        return m_weight;
    // Clones: the buffers advance in place while an earlier graph may still wait for its backward.
    const torch::Tensor u = m_u.clone();
    const torch::Tensor v = m_v.clone();
    const torch::Tensor sigma = torch::dot(u, torch::mv(m_weight.flatten(1), v));
    return m_weight / sigma;
}

void SpectralConv2dImpl::iterate()
{
    const torch::NoGradGuard noGrad;
    const auto [u, v] = powerIteration(m_weight.flatten(1), m_u);
    m_u.copy_(u);
    m_v.copy_(v);
}

} // namespace pleinair
