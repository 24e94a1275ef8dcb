#pragma once

#include "model/nn/packed_conv.h"
#include "model/nn/torch_api.h"

#include <cstdint>
#include <optional>

namespace pleinair {

/// Whether a convolution divides its weight by its largest singular value.
enum class WeightNorm { None, Spectral };

/// Geometry of a square convolution.
struct ConvShape {
    int64_t in = 1;
    int64_t out = 1;
    int64_t kernel = 3; ///< Odd for "same" padding, or any with `padding` given.
    int64_t stride = 1;
    int64_t padding = 1;
    bool bias = true;
};

/// A 2-D convolution, optionally with spectral normalization of its weight.
///
/// Miyato et al., "Spectral Normalization for Generative Adversarial Networks", ICLR 2018. The
/// weight as a matrix (out, in * k * k) is divided by sigma = u . (W v). A forward in training mode
/// first advances v and u by one power iteration (eps 1e-12, no gradient); evaluation takes both as
/// they are stored, which is what the published networks do.
///
/// State: `weight_orig`, `weight_u`, `weight_v`, or `weight` without spectral norm; `bias` if any.
class SpectralConv2dImpl : public torch::nn::Module {
public:
    SpectralConv2dImpl(const ConvShape& shape, WeightNorm norm);

    /// @param x  [N, in, H, W]. @return [N, out, H', W'].
    torch::Tensor forward(const torch::Tensor& x);

    /// Promises that the weight stays as it is from now on: evaluation without gradients then uses
    /// a packed copy of it.
    void freeze();

    /// The weight that the next evaluation would use: [out, in, k, k], divided by sigma where
    /// there is spectral norm. Differentiable with respect to rawWeight().
    torch::Tensor effectiveWeight() const;
    /// The parameter as stored and initialized, before the division.
    torch::Tensor& rawWeight() { return m_weight; }
    /// [out], or undefined.
    torch::Tensor& bias() { return m_bias; }
    const ConvShape& shape() const { return m_shape; }

private:
    /// The weight of this forward; advances u and v in training mode.
    torch::Tensor nextWeight();
    /// @param product  W v.
    torch::Tensor divided(const torch::Tensor& product) const;
    /// @return W v.
    torch::Tensor iterate();

    ConvShape m_shape;
    WeightNorm m_norm;
    torch::Tensor m_weight;
    torch::Tensor m_bias;
    torch::Tensor m_u;
    torch::Tensor m_v;
    std::optional<PackedConv> m_packed;
};
TORCH_MODULE(SpectralConv2d);

/// What a power iteration finds.
struct PowerIteration {
    torch::Tensor u; ///< [rows]
    torch::Tensor v; ///< [columns]
    torch::Tensor product; ///< W v before it is normalized to u, [rows].
};

/// One power iteration for the matrix [rows, columns]: v = normalize(W^T u), u = normalize(W v).
PowerIteration powerIteration(const torch::Tensor& matrix, const torch::Tensor& u);

} // namespace pleinair
