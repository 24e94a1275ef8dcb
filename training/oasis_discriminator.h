#pragma once

#include "model/nn/spectral_norm.h"
#include "model/nn/torch_api.h"

#include <vector>

namespace pleinair {

/// A residual block of the segmenting discriminator: leaky ReLU and a 3 x 3 convolution, twice,
/// beside a shortcut, which is a 1 x 1 convolution where the width changes. All convolutions have
/// spectral norm.
class OasisBlockImpl : public torch::nn::Module {
public:
    OasisBlockImpl(int64_t in, int64_t out);

    /// @param x  [N, in, H, W]. @return [N, out, H, W].
    torch::Tensor forward(const torch::Tensor& x);

private:
    SpectralConv2d m_first { nullptr };
    SpectralConv2d m_second { nullptr };
    SpectralConv2d m_shortcut { nullptr }; ///< Empty: the identity.
};
TORCH_MODULE(OasisBlock);

/// Says for every pixel which class it shows, or that the generator made it.
///
/// Sushko et al., "You Only Need Adversarial Supervision for Semantic Image Synthesis", ICLR 2021,
/// appendix: a U-Net of six residual blocks down (average pooling, widths 1 1 2 2 4 4) and six up
/// (nearest-neighbour), with skip connections. Deviation: a level that cannot be halved any more
/// keeps its size, so that one network serves every stage of a run; published for 256 pixels alone.
class OasisDiscriminatorImpl : public torch::nn::Module {
public:
    /// @param classes  N. @param width  of the first level; published: 128.
    OasisDiscriminatorImpl(int64_t classes, int64_t width);

    /// @param image  [N, 3, H, W] in [-1, 1].
    /// @return logits, [N, classes + 1, H, W]; channel 0 says "made by the generator".
    torch::Tensor forward(const torch::Tensor& image);

private:
    std::vector<OasisBlock> m_down;
    std::vector<OasisBlock> m_up;
    torch::nn::Conv2d m_logits { nullptr };
};
TORCH_MODULE(OasisDiscriminator);

} // namespace pleinair
