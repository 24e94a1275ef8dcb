#pragma once

#include "model/io/network_options.h"
#include "model/io/tensor_map.h"

#include <array>
#include <string>

namespace pleinair {

/// What normalizes behind the encoder's convolutions. Batch stands for the synchronized kind too:
/// they evaluate alike.
enum class EncoderNorm { Instance, Batch, None };

/// What an encoder consists of, for engines that compute it without LibTorch.
///
/// Park et al., CVPR 2019, appendix A, figure 14.
struct EncoderLayout {
    static constexpr int kSide = 256; ///< Photographs are resized to kSide x kSide.
    static constexpr int kLayers = 6; ///< 3 x 3 convolutions of stride 2, each with leaky ReLU 0.2.

    std::array<int, kLayers + 1> widths {}; ///< Channels before and after each layer.
    EncoderNorm norm = EncoderNorm::Instance;
    int zDim = 256;

    /// The normalization is read from the tensors' names.
    [[nodiscard]] static EncoderLayout of(const NetworkOptions& options, const TensorMap& tensors);

    /// Prefix of a layer's convolution, e.g. "layer1.0", and of its normalization, "layer1.1".
    [[nodiscard]] std::string convolution(int layer) const;
    [[nodiscard]] std::string normalization(int layer) const;
    /// Values that the two linear layers at the end take.
    [[nodiscard]] int features() const { return widths.back() * cells(); }
    /// Pixels of the last features: 4 x 4.
    [[nodiscard]] static constexpr int cells() { return (kSide >> kLayers) * (kSide >> kLayers); }

    /// The tensors, spectral norm folded, with the shapes that they must have.
    [[nodiscard]] TensorListing tensors() const;
};

} // namespace pleinair
