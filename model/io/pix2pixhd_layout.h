#pragma once

#include "model/io/network_options.h"
#include "model/io/tensor_map.h"

#include <string>
#include <vector>

namespace pleinair {

/// A convolution of pix2pixHD's generator, and the name of its place in the checkpoint.
struct Pix2PixHdConvolution {
    std::string
        name; ///< E.g. "model.3"; where a normalization follows, the weight is "model.3.0.weight".
    int in = 0;
    int out = 0;
};

/// What pix2pixHD's global generator consists of, in the order of its work, with the names of the
/// published SPADE code, which brings it as a baseline.
///
/// Wang et al., "High-Resolution Image Synthesis and Semantic Manipulation with Conditional GANs",
/// CVPR 2018, section 3.2 and appendix A.
struct Pix2PixHdLayout {
    static constexpr int kOuterKernel = 7; ///< Of the first and the last convolution.
    static constexpr int kKernel = 3;

    Pix2PixHdConvolution first;
    std::vector<Pix2PixHdConvolution> halvings; ///< Stride 2.
    std::vector<std::string> blocks; ///< E.g. "model.11"; with two convolutions, see ofBlock().
    int blockChannels = 0;
    std::vector<Pix2PixHdConvolution> doublings; ///< Transposed, stride 2.
    Pix2PixHdConvolution last; ///< To RGB, the only one with a bias and without a normalization.

    /// @pre options.netG is Pix2PixHd.
    [[nodiscard]] static Pix2PixHdLayout of(const NetworkOptions& options);

    /// Names of a block's convolutions, `which` 0 or 1.
    [[nodiscard]] static std::string ofBlock(const std::string& block, int which);

    /// The tensors, with the shapes that they must have.
    [[nodiscard]] TensorListing tensors() const;
};

} // namespace pleinair
