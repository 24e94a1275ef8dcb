#pragma once

#include "model/io/network_options.h"
#include "model/nn/modulation.h"
#include "model/nn/torch_api.h"

namespace pleinair {

/// Whether a normalization has a learned scale and shift per channel.
enum class Affine { No, Yes };

/// Normalizes features per channel over the batch (batch norm) or over each picture (instance
/// norm); eps 1e-5.
///
/// Batch norm trains on the batch's statistics, keeps running ones (momentum 0.1, unbiased
/// variance) in `running_mean` and `running_var`, and evaluates with those. `SyncBatch` is the same
/// arithmetic on one device, except that `num_batches_tracked` stays as it is: so do published
/// checkpoints. Instance norm keeps nothing.
class FeatureNormImpl : public torch::nn::Module {
public:
    static constexpr double kEps = 1e-5;
    static constexpr double kMomentum = 0.1;

    FeatureNormImpl(SpadeNorm kind, int64_t channels, Affine affine = Affine::No);

    /// @param x  [N, C, H, W]. @param slope  of a leaky ReLU behind the normalization; 1 for none.
    /// @return the same shape; mean 0 and variance 1 per channel unless affine or leaky.
    torch::Tensor forward(const torch::Tensor& x, double slope = 1);

    /// The moments that forward() would normalize with, for callers that normalize themselves: the
    /// batch's in training mode (the running ones take them in), else the running ones.
    /// @param ofBatch  of the features before enlargement. @param copies  of each value in the
    /// features that are normalized, e.g. 4 after doubling.
    /// @pre kind() is not SpadeNorm::Instance.
    ChannelMoments takeMoments(const ChannelMoments& ofBatch, int64_t copies);
    /// The weight of the newest batch in the running statistics, in (0, 1].
    void setMomentum(double momentum) { m_momentum = momentum; }

    SpadeNorm kind() const { return m_kind; }
    /// [C] each; undefined for instance norm.
    torch::Tensor& runningMean() { return m_mean; }
    torch::Tensor& runningVar() { return m_variance; }
    /// [C] each; undefined without Affine::Yes.
    torch::Tensor& scale() { return m_scale; }
    torch::Tensor& shift() { return m_shift; }

private:
    torch::Tensor normalized(const torch::Tensor& x);

    SpadeNorm m_kind;
    double m_momentum = kMomentum;
    torch::Tensor m_scale;
    torch::Tensor m_shift;
    torch::Tensor m_mean;
    torch::Tensor m_variance;
    torch::Tensor m_batchesTracked;
};
TORCH_MODULE(FeatureNorm);

} // namespace pleinair
