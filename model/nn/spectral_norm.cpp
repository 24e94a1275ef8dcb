#include "model/nn/spectral_norm.h"

#include "model/nn/winograd_conv.h"

#include <cmath>

namespace pleinair {

namespace {

constexpr double kEps = 1e-12;

torch::Tensor normalized(const torch::Tensor& vector)
{
    return vector / vector.norm().clamp_min(kEps);
}

/// weight / sigma with sigma = u . (W v), in few passes over weight and gradient, which are larger than
/// what they are convolved with at the coarse levels.
class DividedBySigma : public torch::autograd::Function<DividedBySigma> {
public:
    /// @param product  W v.
    static torch::Tensor forward(torch::autograd::AutogradContext* context,
        const torch::Tensor& weight, const torch::Tensor& u, const torch::Tensor& v,
        const torch::Tensor& product)
    {
        const torch::Tensor sigma = torch::dot(u, product);
        context->save_for_backward({ weight, u, v, sigma });
        return weight / sigma;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
        const torch::autograd::variable_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        const torch::Tensor& weight = saved[0];
        const torch::Tensor gradient = gradients[0].contiguous();
        const double sigma = saved[3].item<double>();
        const double along
            = torch::dot(gradient.flatten(), weight.flatten()).item<double>() / (sigma * sigma);
        return { torch::addr(gradient.flatten(1), saved[1], saved[2], 1 / sigma, -along)
                     .view(weight.sizes()),
            torch::Tensor(), torch::Tensor(), torch::Tensor() };
    }
};

} // namespace

PowerIteration powerIteration(const torch::Tensor& matrix, const torch::Tensor& u)
{
    PowerIteration next;
    next.v = normalized(torch::mv(matrix.t(), u));
    next.product = torch::mv(matrix, next.v);
    next.u = normalized(next.product);
    return next;
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
    const torch::Tensor weight = nextWeight();
    if (is_training())
        return convolved(x, weight, m_bias, m_shape.stride, m_shape.padding);
    return torch::conv2d(x, weight, m_bias, m_shape.stride, m_shape.padding);
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
    return divided(torch::mv(m_weight.detach().flatten(1), m_v));
}

torch::Tensor SpectralConv2dImpl::nextWeight()
{
    if (m_norm == WeightNorm::None || !is_training())
        return effectiveWeight();
    return divided(iterate());
}

torch::Tensor SpectralConv2dImpl::divided(const torch::Tensor& product) const
{
    // Clones: the buffers advance in place while an earlier graph may still wait for its backward.
    return DividedBySigma::apply(m_weight, m_u.clone(), m_v.clone(), product);
}

torch::Tensor SpectralConv2dImpl::iterate()
{
    const torch::NoGradGuard noGrad;
    const auto next = powerIteration(m_weight.flatten(1), m_u);
    m_u.copy_(next.u);
    m_v.copy_(next.v);
    return next.product;
}

} // namespace pleinair
