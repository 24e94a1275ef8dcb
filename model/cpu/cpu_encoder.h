#pragma once

#include "model/base/image.h"
#include "model/base/style_vector.h"
#include "model/cpu/convolution.h"
#include "model/cpu/kernels.h"
#include "model/io/encoder_layout.h"
#include "model/io/network_weights.h"

#include <vector>

namespace pleinair {

/// The VAE encoder on blocked features: a photograph's style.
class CpuEncoder {
public:
    CpuEncoder(const NetworkWeights& weights, VectorIsa isa);

    /// @param photograph  of any size; resized bilinearly (half-pixel centres, no smoothing) to
    /// 256 x 256 as the reference does.
    [[nodiscard]] StyleVector encode(const Image& photograph, ConvolutionContext& context);

private:
    struct Layer {
        Convolution convolution;
        /// Batch norm as a factor and a summand per channel; empty: none.
        std::vector<float> scale;
        std::vector<float> shift;
    };

    void normalize(const Layer& layer, float* x, int channels, std::size_t area) const;

    EncoderLayout m_layout;
    const Kernels& m_kernels;
    int m_block;
    std::vector<Layer> m_layers;
    std::vector<float> m_muWeights; ///< [z, features], and biases [z].
    std::vector<float> m_muBias;
    std::vector<float> m_varWeights;
    std::vector<float> m_varBias;
};

} // namespace pleinair
