#pragma once

#include "model/nn/feature_norm.h"
#include "model/nn/spectral_norm.h"
#include "model/nn/torch_api.h"

#include <optional>
#include <string>

namespace pleinair {

/// The normalization behind a convolution of an encoder or a discriminator.
enum class ConvNorm { Instance, Batch, SyncBatch, None };

/// "instance" for `spectralinstance`, "batch", "sync_batch", "none": reads `norm_E` and `norm_D`.
/// @throws Error (InvalidArgument) for any other text; the published forms begin with "spectral".
ConvNorm convNormFrom(const std::string& text);

/// A convolution followed by a normalization, as the encoder and the discriminators use it: the
/// convolution has a bias only where nothing normalizes after it.
class NormalizedConv {
public:
    NormalizedConv() = default;
    /// Registers the parts with `parent` under the published keys: `name.0` and `name.1`, or
    /// `name` alone for ConvNorm::None.
    NormalizedConv(torch::nn::Module& parent, const std::string& name, ConvShape shape,
        ConvNorm norm, WeightNorm weightNorm);

    /// @param x  [N, in, H, W]. @param slope  of the leaky ReLU behind it; 1 for none.
    /// @return   [N, out, H', W'], normalized.
    torch::Tensor forward(const torch::Tensor& x, double slope = 1);

private:
    SpectralConv2d m_conv { nullptr };
    FeatureNorm m_norm { nullptr };
};

} // namespace pleinair
