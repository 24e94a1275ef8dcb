#pragma once

#include "model/nn/segmenter.h"
#include "model/nn/torch_api.h"
#include "training/frozen_features.h"

#include <memory>
#include <vector>

namespace pleinair {

/// Teaches a segmenter's encoder to see what a network trained on many more photographs sees: from
/// the encoder's features a 1 x 1 convolution must predict the two coarsest activations of the
/// frozen network (Romero et al., "FitNets: Hints for Thin Deep Nets", ICLR 2015).
///
/// Deviation: compared are directions, after each channel was brought to mean 0 and deviation 1
/// over the batch. Nothing of the frozen network becomes part of the segmenter.
class FeatureGuideImpl : public torch::nn::Module {
public:
    /// @param width  of the segmenter.
    FeatureGuideImpl(
        std::shared_ptr<const FrozenFeatures> features, std::int64_t width, torch::Device device);

    /// @param levels       of SegmenterImpl::encode().
    /// @param photographs  that they were made of, [N, 3, H, W] in [-1, 1].
    /// @return             one minus the mean cosine, in [0, 2].
    torch::Tensor forward(const std::array<torch::Tensor, SegmenterImpl::kLevels>& levels,
        const torch::Tensor& photographs);

private:
    std::shared_ptr<const FrozenFeatures> m_features;
    std::vector<std::size_t> m_levels; ///< Of the segmenter, for each activation that is predicted.
    std::vector<torch::nn::Conv2d> m_predictions;
};
TORCH_MODULE(FeatureGuide);

} // namespace pleinair
