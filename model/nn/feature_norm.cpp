#include "model/nn/feature_norm.h"

namespace pleinair {

namespace {

constexpr double kEps = 1e-5;
constexpr double kMomentum = 0.1;

} // namespace

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

torch::Tensor FeatureNormImpl::forward(const torch::Tensor& x)
{
    if (m_kind == SpadeNorm::Instance)
        return torch::instance_norm(
            x, m_scale, m_shift, {}, {}, /*use_input_stats=*/true, kMomentum, kEps, true);
    if (is_training() && m_kind == SpadeNorm::Batch)
        m_batchesTracked.add_(1);
    return torch::batch_norm(
        x, m_scale, m_shift, m_mean, m_variance, is_training(), kMomentum, kEps, true);
}

} // namespace pleinair
