#pragma once

#include "model/base/geometry.h"
#include "model/cpu/aligned_buffer.h"
#include "model/cpu/kernel_choice.h"
#include "model/io/tensor_map.h"

#include <oneapi/dnnl/dnnl.hpp>

#include <string>
#include <vector>

namespace pleinair {

/// What all convolutions of an engine share. Belongs to the engine's thread.
struct ConvolutionContext {
    dnnl::engine engine { dnnl::engine::kind::cpu, 0 };
    dnnl::stream stream { engine };
    AlignedBuffer<std::byte> scratch; ///< The convolutions' working memory, one after another.
    AlignedBuffer<float> work; ///< The same of this engine's own.
    int block = 16; ///< Channels side by side, see channelBlock().
    KernelChoice* choice = nullptr;
    ConvolutionMaker maker = ConvolutionMaker::Fastest;
};

/// A convolution layer on blocked features, by oneDNN; the weights are packed once for the kernel
/// that is fastest here: one of Winograd's (Lavin and Gray, "Fast Algorithms for Convolutional
/// Neural Networks", CVPR 2016) or a direct one, all in fp32. Weights in bf16 would be no faster
/// than Winograd's fp32, and would cost exactness.
class Convolution {
public:
    struct Shape {
        int in = 1;
        int out = 1;
        int kernel = 3;
        int stride = 1;
        bool accumulates = false; ///< Adds to what the target holds, e.g. a shortcut.
    };

    /// @param weights  [out, in, kernel, kernel]; padding is kernel / 2. @param bias  [out] or
    /// empty.
    Convolution(const Shape& shape, StoredTensor weights, std::vector<float> bias);

    /// Gets ready for features of that size before the convolution, choosing the kernel and packing
    /// the weights where that is new. @throws Error (OutOfMemory, Device).
    void prepare(Size size, ConvolutionContext& context);

    /// @param x  blocked, of the prepared size. @param y  blocked; sums where the shape says so.
    void run(const float* x, float* y, ConvolutionContext& context);

    [[nodiscard]] const Shape& shape() const { return m_shape; }
    [[nodiscard]] const StoredTensor& weights() const { return m_weights; }
    /// [out], maybe with zeros behind, or empty.
    [[nodiscard]] const std::vector<float>& bias() const { return m_bias; }

    /// E.g. "512x256 k3 s1 + 32x32".
    [[nodiscard]] static std::string nameOf(const Shape& shape, Size size);
    /// Whether a layer is large enough for its kernel to matter.
    [[nodiscard]] static bool isWorthTiming(const Shape& shape, Size size);

private:
    using Description = dnnl::convolution_forward::primitive_desc;

    [[nodiscard]] Description describe(
        dnnl::algorithm algorithm, Size size, const ConvolutionContext& context) const;
    [[nodiscard]] std::vector<Description> kernels(
        Size size, const ConvolutionContext& context) const;
    [[nodiscard]] Description fastest(Size size, ConvolutionContext& context) const;
    [[nodiscard]] dnnl::memory packed(const dnnl::memory::desc& layout,
        AlignedBuffer<std::byte>& bytes, ConvolutionContext& context) const;
    void bind(ConvolutionContext& context);

    Shape m_shape;
    StoredTensor m_weights; ///< As in the file: another size may want another packing.
    std::vector<float> m_bias;
    Size m_size;
    Description m_description;
    dnnl::convolution_forward m_primitive;
    AlignedBuffer<std::byte> m_packedBytes;
    dnnl::memory m_packed;
    std::vector<dnnl_exec_arg_t> m_arguments;
    dnnl::memory m_source;
    dnnl::memory m_target;
    dnnl::memory m_biasMemory;
    dnnl::memory m_scratch;
};

} // namespace pleinair
