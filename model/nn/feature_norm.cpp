#include "model/nn/feature_norm.h"

#include "model/nn/instance_norm.h"
#include "model/nn/kernel_source.h"
#include "model/nn/moments_exchange.h"
#include "model/nn/synchronized_norm.h"

#include <algorithm>

namespace pleinair {

FeatureNormImpl::FeatureNormImpl(SpadeNorm kind, int64_t channels, Affine affine)
    : m_kind(kind)
{
    if (affine == Affine::Yes) {
        m_scale = register_parameter("weight", torch::ones({ channels }));
        m_shift = register_parameter("bias", torch::zeros({ channels }));
    }
    if (kind != SpadeNorm::Instance) {
        m_mean = register_buffer("running_mean", torch::zeros({ channels }));
        m_variance = register_buffer("running_var", torch::ones({ channels }));
        m_batchesTracked = register_buffer(
            "num_batches_tracked", torch::zeros({}, torch::TensorOptions(torch::kLong)));
    }
}

torch::Tensor FeatureNormImpl::forward(const torch::Tensor& x, double slope)
{
    if (m_kind == SpadeNorm::Instance && !m_scale.defined() && is_training() && ownKernelsTake(x))
        return instanceNorm(x, kEps, slope);
    const torch::Tensor y = normalized(x);
    return slope == 1 ? y : torch::leaky_relu(y, slope);
}

torch::Tensor FeatureNormImpl::normalized(const torch::Tensor& x)
{
    if (m_kind == SpadeNorm::Instance)
        return torch::instance_norm(
            x, m_scale, m_shift, {}, {}, /*use_input_stats=*/true, m_momentum, kEps, true);
    if (auto* exchange = is_training() ? momentsExchange() : nullptr) {
        SynchronizedMoments moments;
        const torch::Tensor normalized = synchronizedNorm(x, kEps, *exchange, moments);
        takeMoments({ moments.mean, moments.variance, {}, moments.count }, 1);
        if (!m_scale.defined())
            return normalized;
        return normalized * m_scale.view({ 1, -1, 1, 1 }) + m_shift.view({ 1, -1, 1, 1 });
    }
    if (is_training() && m_kind == SpadeNorm::Batch)
        m_batchesTracked.add_(1);
    return torch::batch_norm(
        x, m_scale, m_shift, m_mean, m_variance, is_training(), m_momentum, kEps, true);
}

ChannelMoments FeatureNormImpl::takeMoments(const ChannelMoments& ofBatch, int64_t copies)
{
    if (!is_training())
        return ChannelMoments::ofRunning(m_mean, m_variance, kEps);
    const torch::NoGradGuard noGradient;
    const auto count = static_cast<double>(ofBatch.count * copies);
    const double unbiased = count / std::max(1.0, count - 1);
    m_mean.lerp_(ofBatch.mean, m_momentum);
    m_variance.lerp_(ofBatch.variance * unbiased, m_momentum);
    if (m_kind == SpadeNorm::Batch)
        m_batchesTracked.add_(1);
    return ofBatch;
}

} // namespace pleinair
