#pragma once

#include "model/nn/feature_norm.h"
#include "model/nn/label_pyramid.h"
#include "model/nn/torch_api.h"

namespace pleinair {

/// What every SPADE layer of a network has in common.
struct SpadeShape {
    int64_t semanticNc = 1; ///< K, channels of the one-hot labels.
    int64_t nhidden = 128; ///< Width of the hidden layer between labels and gamma, beta.
    int64_t kernel = 3; ///< Odd.
    SpadeNorm norm = SpadeNorm::SyncBatch;
};

/// Scale (stored as difference from one) and shift of every pixel, [N, C, H, W] each.
struct Modulation {
    torch::Tensor gamma;
    torch::Tensor beta;
};

/// Spatially-adaptive normalization: normalizes x, then scales and shifts every pixel by a gamma
/// and a beta computed from the label map.
///
/// Park et al., "Semantic Image Synthesis with Spatially-Adaptive Normalization", CVPR 2019, eq. 1.
/// Checkpoints store the scale as a difference from one, hence `1 + gamma`.
class SpadeImpl : public torch::nn::Module {
public:
    SpadeImpl(int64_t channels, const SpadeShape& shape);

    /// @param x       features, [N, C, H, W].
    /// @param labels  of the same batch, dtype and device; any size.
    /// @return        [N, C, H, W].
    torch::Tensor forward(const torch::Tensor& x, LabelPyramid& labels);

    /// The part that depends on the labels alone, at h x w.
    Modulation modulation(LabelPyramid& labels, int64_t h, int64_t w);
    /// x * (1 + gamma) + beta of the normalized x.
    torch::Tensor modulated(const torch::Tensor& x, const Modulation& modulation);

    /// Whether forwardRows() can stand for forward(): labels whose patterns are known, and a
    /// normalization with one mean and variance per channel.
    bool knowsPatterns(LabelPyramid& labels, int64_t h, int64_t w);
    /// forward(), enlargement before it and leaky ReLU behind it in one pass, with gamma and beta
    /// computed once per distinct pattern of the labels.
    /// @param x        [N, C, H, W], before enlargement. @param ofBatch  its moments.
    /// @param upscale  1 or 2, nearest-neighbour. @param slope  of the leaky ReLU; 1 for none.
    /// @return         [N, C, H * upscale, W * upscale], channels-last.
    torch::Tensor forwardRows(const torch::Tensor& x, const ChannelMoments& ofBatch,
        LabelPyramid& labels, int upscale, double slope);

    /// Promises that the weights stay as they are from now on: evaluation without gradients then
    /// uses rearranged copies of them, and rows that the labels keep.
    void freeze();

    FeatureNorm& norm() { return m_norm; }
    /// The three convolutions: K -> hidden, and hidden -> C twice.
    torch::nn::Conv2d& shared() { return m_shared; }
    torch::nn::Conv2d& gamma() { return m_gamma; }
    torch::nn::Conv2d& beta() { return m_beta; }

private:
    torch::Tensor modulationRows(const std::shared_ptr<const LabelPatterns>& patterns);
    torch::Tensor rowWeight() const;
    torch::Tensor productWeight() const;

    FeatureNorm m_norm { nullptr };
    torch::nn::Conv2d m_shared { nullptr };
    torch::nn::Conv2d m_gamma { nullptr };
    torch::nn::Conv2d m_beta { nullptr };
    torch::Tensor m_frozenRowWeight; ///< Defined once frozen.
};
TORCH_MODULE(Spade);

} // namespace pleinair
