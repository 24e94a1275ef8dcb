#pragma once

#include "model/nn/normalized_conv.h"
#include "model/nn/torch_api.h"

#include <array>
#include <vector>

namespace pleinair {

/// What decides the shape of a segmenter.
struct SegmenterShape {
    int64_t classes = 1;
    int64_t width = 32; ///< Channels at a quarter of the picture; even.
};

/// Two 3 x 3 convolutions around which the features are added (He et al., "Deep Residual Learning",
/// CVPR 2016, the basic block without change of size).
class SegmenterBlockImpl : public torch::nn::Module {
public:
    SegmenterBlockImpl(int64_t channels, ConvNorm norm);
    /// @param x  [N, C, H, W]. @return the same shape, not negative.
    torch::Tensor forward(const torch::Tensor& x);

private:
    NormalizedConv m_conv1;
    NormalizedConv m_conv2;
};
TORCH_MODULE(SegmenterBlock);

/// Names the class of every pixel of a photograph: the inverse of the generator.
///
/// A design of this project: an encoder of residual blocks down to 1/32 of the picture, where the
/// mean over the whole picture is added (a sea and a lake differ by what lies around them), and a
/// decoder with skip connections up to 1/4. 2.6 million parameters and 0.6 GMAC at 256 x 256 for
/// width 32. Batch norm stands behind every convolution while it learns; a finished model has it
/// folded into weights and biases (ConvNorm::None).
class SegmenterImpl : public torch::nn::Module {
public:
    /// Sides of the pictures are multiples of this.
    static constexpr int64_t kGrid = 32;
    /// Sides of the logits are those of the picture divided by this.
    static constexpr int64_t kStride = 4;

    /// @param norm  SyncBatch to learn, None for folded weights.
    SegmenterImpl(const SegmenterShape& shape, ConvNorm norm);

    /// @param photographs  RGB in [-1, 1], [N, 3, H, W].
    /// @return             logits, [N, classes, H / 4, W / 4].
    torch::Tensor forward(const torch::Tensor& photographs);

    static constexpr std::size_t kLevels = 5; ///< 1/2 to 1/32.
    /// The encoder's features, [N, C_i, H / 2^(i + 1), W / 2^(i + 1)], and what follows from them.
    std::array<torch::Tensor, kLevels> encode(const torch::Tensor& photographs);
    torch::Tensor decode(const std::array<torch::Tensor, kLevels>& levels);

private:
    static constexpr std::size_t kSteps = 3; ///< 1/16, 1/8, 1/4.

    std::array<NormalizedConv, kLevels> m_down;
    std::array<std::vector<SegmenterBlock>, kLevels> m_blocks;
    NormalizedConv m_context;
    std::array<NormalizedConv, kSteps> m_above;
    std::array<NormalizedConv, kSteps> m_beside;
    std::array<NormalizedConv, kSteps> m_joined;
    NormalizedConv m_head;
};
TORCH_MODULE(Segmenter);

/// Draws every convolution's weight from He's normal distribution (He et al., "Delving Deep into
/// Rectifiers", ICCV 2015) with Torch's default generator.
void initializeSegmenter(SegmenterImpl& segmenter);

/// Class probabilities at the photographs' own size: the logits enlarged, and their borders drawn
/// to those of the photograph by a guided filter on its brightness (He, Sun and Tang, "Guided Image
/// Filtering", ECCV 2010; radius 4, eps 1e-3).
/// @param logits  [N, K, h, w]. @param photographs  [N, 3, H, W] in [-1, 1].
/// @return        [N, K, H, W], not negative, adding up to one.
torch::Tensor refinedProbabilities(const torch::Tensor& logits, const torch::Tensor& photographs);

} // namespace pleinair
