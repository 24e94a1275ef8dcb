#pragma once

#include "model/nn/generator.h"
#include "model/nn/normalized_conv.h"

#include <array>
#include <string>
#include <vector>

namespace pleinair {

/// Turns labels into photographs by an encoder, residual blocks and a decoder: the baseline that
/// SPADE was held against.
///
/// Wang et al., "High-Resolution Image Synthesis and Semantic Manipulation with Conditional GANs",
/// CVPR 2018: the global generator, section 3.2; instance norm without a learned scale. As in the
/// published SPADE code, which brings it as `--netG pix2pixhd`, convolutions before a normalization
/// have no bias, and there is no latent. Deviation: no spectral norm, as in the paper; that code
/// cannot build the network without.
class Pix2PixHdImpl final : public GeneratorImpl {
public:
    explicit Pix2PixHdImpl(const NetworkOptions& options);

    torch::Tensor forward(
        LabelPyramid& labels, const torch::Tensor& z, const GeneratorCall& call) override;

private:
    /// A convolution and what is called by its place in the published sequence.
    struct Part {
        std::string name;
        NormalizedConv convolution;
    };
    struct Block {
        std::string name;
        std::array<NormalizedConv, 2> convolutions;
    };
    struct Doubling {
        std::string name;
        torch::nn::ConvTranspose2d convolution { nullptr };
        FeatureNorm norm { nullptr };
    };

    Part m_first;
    std::vector<Part> m_halvings;
    std::vector<Block> m_blocks;
    std::vector<Doubling> m_doublings;
    torch::nn::Conv2d m_last { nullptr };
};

} // namespace pleinair
