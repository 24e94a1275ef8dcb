#pragma once

#include "model/nn/normalized_conv.h"
#include "model/nn/torch_api.h"

#include <array>
#include <vector>

namespace pleinair {

/// What decides the shape of a segmenter.
struct SegmenterShape {
    static constexpr std::size_t kLevels = 5; ///< 1/2 to 1/32 of the picture.

    int64_t classes = 1;
    int64_t width = 32; ///< Channels at a quarter of the picture; even.
    std::array<int, kLevels> blocks { 0, 1, 2, 4, 2 }; ///< Residual blocks of each level.
    bool seesDepartures = true; ///< See SegmenterImpl.

    /// Channels of the encoder's features at each level.
    [[nodiscard]] std::array<int64_t, kLevels> channels() const
    {
        return { width / 2, width, 2 * width, 4 * width, 6 * width };
    }
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
/// decoder with skip connections up to 1/4. What it finds of the classes of `smoothClasses()` (sky
/// and clouds) is then looked at once more: there a smooth surface is fitted to brightness and
/// blueness (departureFromSmooth()), and two convolutions see how each pixel departs from it, since
/// a cloud is what a clear sky's gradient does not explain. 3.2 million parameters and 0.9 GMAC at
/// 256 x 256 for width 32. Batch norm stands behind every convolution while it learns; a finished
/// model has it folded into weights and biases (ConvNorm::None).
class SegmenterImpl : public torch::nn::Module {
public:
    /// Sides of the pictures are multiples of this.
    static constexpr int64_t kGrid = 32;
    /// Sides of the logits are those of the picture divided by this.
    static constexpr int64_t kStride = 4;

    /// @param norm  SyncBatch to learn, None for folded weights.
    SegmenterImpl(const SegmenterShape& shape, ConvNorm norm);

    static constexpr std::size_t kLevels = SegmenterShape::kLevels;
    using Levels = std::array<torch::Tensor, kLevels>;

    /// @param photographs  RGB in [-1, 1], [N, 3, H, W].
    /// @return             logits, [N, classes, H / 4, W / 4].
    torch::Tensor forward(const torch::Tensor& photographs);

    /// The encoder's features, [N, C_i, H / 2^(i + 1), W / 2^(i + 1)], C = shape().channels().
    Levels encode(const torch::Tensor& photographs);
    /// The logits that follow from the features of these photographs.
    torch::Tensor decode(const Levels& levels, const torch::Tensor& photographs);

    [[nodiscard]] const SegmenterShape& shape() const { return m_shape; }
    /// [classes], 1 for a class that a smooth surface is fitted to, else 0: part of the state, all
    /// 0 in a new network. Undefined without shape().seesDepartures.
    torch::Tensor& smoothClasses() { return m_smoothClasses; }
    /// Makes the part that sees departures leave the logits as they are, until it learns.
    void silenceDepartures();

private:
    /// What departures add to the logits. @param x  the decoder's features.
    torch::Tensor seenDepartures(
        const torch::Tensor& x, const torch::Tensor& logits, const torch::Tensor& photographs);

    static constexpr std::size_t kSteps = 3; ///< 1/16, 1/8, 1/4.

    SegmenterShape m_shape;
    std::array<NormalizedConv, kLevels> m_down;
    std::array<std::vector<SegmenterBlock>, kLevels> m_blocks;
    NormalizedConv m_context;
    std::array<NormalizedConv, kSteps> m_above;
    std::array<NormalizedConv, kSteps> m_beside;
    std::array<NormalizedConv, kSteps> m_joined;
    NormalizedConv m_head;
    torch::Tensor m_smoothClasses;
    NormalizedConv m_departures1;
    NormalizedConv m_departures2;
    SpectralConv2d m_departuresHead { nullptr };
};
TORCH_MODULE(Segmenter);

/// The pictures with their last row and column repeated until the sides are multiples of
/// SegmenterImpl::kGrid. @param photographs  [N, 3, H, W].
torch::Tensor onSegmenterGrid(const torch::Tensor& photographs);

/// Makes a segmenter one that only looks: evaluating, its weights without gradients.
void freeze(SegmenterImpl& segmenter);

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
