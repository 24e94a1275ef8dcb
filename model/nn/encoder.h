#pragma once

#include "model/io/network_options.h"
#include "model/nn/normalized_conv.h"
#include "model/nn/torch_api.h"

#include <array>

namespace pleinair {

/// What an encoder says about the style of each photograph, [N, zDim] each.
struct Style {
    torch::Tensor mu;
    torch::Tensor logvar;
};

/// Reads the style of photographs: mean and log variance of a latent.
///
/// Park et al., CVPR 2019, appendix A, figure 14. Deviations: the latent's length follows the
/// options (published: always 256), and the sixth layer is always there (published: only for
/// crops of 256 and more, which is the only case that works).
class EncoderImpl : public torch::nn::Module {
public:
    /// The side to which every photograph is resized.
    static constexpr int64_t kSide = 256;

    /// @param weightNorm  None for weights with the spectral norm folded in.
    explicit EncoderImpl(const NetworkOptions& options,
        WeightNorm weightNorm = WeightNorm::Spectral, ConvNorm norm = ConvNorm::Instance);

    /// @param photographs  [N, 3, H, W] in [-1, 1]; resized bilinearly (half-pixel centres, no
    /// smoothing) to 256 x 256 if of another size.
    Style forward(const torch::Tensor& photographs);

    /// The two linear layers at the end, `fc_mu` and `fc_var`.
    torch::nn::Linear& mu() { return m_mu; }
    torch::nn::Linear& logvar() { return m_logvar; }

private:
    std::array<NormalizedConv, 6> m_layers;
    torch::nn::Linear m_mu { nullptr };
    torch::nn::Linear m_logvar { nullptr };
};
TORCH_MODULE(Encoder);

/// mu + eps * exp(logvar / 2). @param eps  [N, zDim], drawn from N(0, I) by the caller.
torch::Tensor sampled(const Style& style, const torch::Tensor& eps);

} // namespace pleinair
