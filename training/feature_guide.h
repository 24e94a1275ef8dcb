#pragma once

#include "model/nn/segmenter.h"

#include "model/nn/torch_api.h"

#include <cstdint>
#include <vector>

namespace pleinair {

/// Teaches a segmenter's encoder to see what a network trained on many more photographs sees: from
/// the encoder's features a 1 x 1 convolution must predict that network's activations (Romero et
/// al., "FitNets: Hints for Thin Deep Nets", ICLR 2015), each from the level whose cells are
/// nearest in size.
///
/// Deviation: compared are directions, after each channel was brought to mean 0 and deviation 1
/// over the batch. Nothing of the other network becomes part of the segmenter.
class FeatureGuideImpl : public torch::nn::Module {
public:
    /// @param channels  of the activations, in any order. @param strides  pixels a side of a cell.
    FeatureGuideImpl(const SegmenterShape& segmenter, const std::vector<std::int64_t>& channels,
        const std::vector<std::int64_t>& strides);

    /// @param levels       of SegmenterImpl::encode().
    /// @param activations  of the same photographs, [N, C_i, H_i, W_i], in the constructor's order.
    /// @return             one minus the mean cosine, in [0, 2].
    torch::Tensor forward(
        const SegmenterImpl::Levels& levels, const std::vector<torch::Tensor>& activations);

private:
    std::vector<std::size_t> m_levels; ///< Of the segmenter, for each activation that is predicted.
    std::vector<torch::nn::Conv2d> m_predictions;
};
TORCH_MODULE(FeatureGuide);

} // namespace pleinair
