#pragma once

#include "model/nn/spade.h"
#include "model/nn/spectral_norm.h"
#include "model/nn/torch_api.h"

namespace pleinair {

/// The generator's residual block: two SPADE layers with convolutions, and a shortcut that is
/// learned (SPADE and 1 x 1 convolution, no activation) where the width changes.
///
/// Park et al., CVPR 2019, figure 4a. Middle width is min(in, out); leaky ReLU has slope 0.2.
class SpadeBlockImpl : public torch::nn::Module {
public:
    SpadeBlockImpl(int64_t in, int64_t out, const SpadeShape& shape, WeightNorm norm);

    /// @param x        [N, in, H, W].
    /// @param labels   of the same batch; any size.
    /// @param upscale  1 or 2: x is enlarged (nearest-neighbour) before the block.
    /// @return         [N, out, H * upscale, W * upscale].
    torch::Tensor forward(const torch::Tensor& x, LabelPyramid& labels, int upscale = 1);

private:
    torch::Tensor forwardPixels(const torch::Tensor& x, LabelPyramid& labels);
    torch::Tensor forwardRows(const torch::Tensor& x, LabelPyramid& labels, int upscale);

    SpectralConv2d m_conv0 { nullptr };
    SpectralConv2d m_conv1 { nullptr };
    SpectralConv2d m_convS { nullptr };
    Spade m_norm0 { nullptr };
    Spade m_norm1 { nullptr };
    Spade m_normS { nullptr };
};
TORCH_MODULE(SpadeBlock);

} // namespace pleinair
