#pragma once

#include "model/nn/normalized_conv.h"
#include "model/nn/torch_api.h"

#include <vector>

namespace pleinair {

/// Outputs of every layer of one discriminator, first to last; the last are the logits.
using ScaleFeatures = std::vector<torch::Tensor>;

/// A patch discriminator: says for overlapping patches how real they look.
///
/// Isola et al., "Image-to-Image Translation with Conditional Adversarial Networks", CVPR 2017, in
/// the form of Wang et al. (pix2pixHD, CVPR 2018): 4 x 4 kernels, padding 2, stride 2 but in the
/// last two layers, width doubling up to 512.
class PatchDiscriminatorImpl : public torch::nn::Module {
public:
    /// @param in  channels of the input. @param layers  n_layers_D, at least 1.
    PatchDiscriminatorImpl(int64_t in, int64_t ndf, int64_t layers, ConvNorm norm);

    /// @param x  [N, in, H, W]. @return layers + 1 tensors.
    ScaleFeatures forward(const torch::Tensor& x);

private:
    torch::nn::Conv2d m_first { nullptr };
    std::vector<NormalizedConv> m_inner;
    torch::nn::Conv2d m_logits { nullptr };
};
TORCH_MODULE(PatchDiscriminator);

/// Several patch discriminators of one shape, each on an input half as large as the one before
/// (average pooling 3 x 3, stride 2, padding not counted).
class MultiscaleDiscriminatorImpl : public torch::nn::Module {
public:
    /// @param semanticNc  K, label channels. @param ndf  width of the first layer.
    /// @param numD  scales. @param nLayersD  layers per scale without the logits.
    MultiscaleDiscriminatorImpl(int64_t semanticNc, int64_t ndf = 64, int64_t numD = 2,
        int64_t nLayersD = 4, ConvNorm norm = ConvNorm::Instance);

    /// @param labelsAndImage  [N, K + 3, H, W]: one-hot labels first, then RGB in [-1, 1]. Fakes and
    /// reals go through in one batch, as published.
    /// @return per scale, full size first.
    std::vector<ScaleFeatures> forward(const torch::Tensor& labelsAndImage);

    /// Whether the features of a picture do not depend on the others of its batch.
    [[nodiscard]] bool seesPicturesAlone() const
    {
        return m_norm == ConvNorm::Instance || m_norm == ConvNorm::None;
    }

private:
    ConvNorm m_norm;
    std::vector<PatchDiscriminator> m_scales;
};
TORCH_MODULE(MultiscaleDiscriminator);

} // namespace pleinair
