#pragma once

#include <torch/types.h>

#include <cstdint>
#include <map>
#include <utility>

namespace pleinair {

/// A convolution whose weight never changes again, kept in the layout that the CPU's kernels want:
/// rearranging a weight for each forward costs more than an 8 x 8 convolution itself.
///
/// Same arithmetic as torch::conv2d in fp32. Not safe for concurrent use.
class PackedConv {
public:
    /// Whether this LibTorch and this weight can do it: float on the CPU, oneDNN enabled.
    [[nodiscard]] static bool isPossible(const torch::Tensor& weight);

    /// @param weight  [out, in, k, k]. @param bias  [out], or undefined.
    PackedConv(torch::Tensor weight, torch::Tensor bias, int64_t stride, int64_t padding);

    /// @param x  [N, in, H, W], float. Carries no gradient.
    /// @return   [N, out, H', W'].
    torch::Tensor forward(const torch::Tensor& x);

private:
    const torch::Tensor& packedFor(const torch::Tensor& x);

    torch::Tensor m_weight;
    torch::Tensor m_bias;
    int64_t m_stride;
    int64_t m_padding;
    std::map<std::pair<int64_t, int64_t>, torch::Tensor> m_packed; ///< By height and width.
};

} // namespace pleinair
