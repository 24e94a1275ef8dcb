#pragma once

#include "model/cpu/convolution.h"
#include "model/cpu/winograd_convolution.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

/// A 3x3 convolution behind a SPADE layer: by this engine's own Winograd kernels, which modulate
/// the features as they read them, or by oneDNN's fastest, whichever a timing at load finds quicker
/// for a size. All are fp32. Holds its weights once, in the form that the choice wants.
class ModulatedConvolution {
public:
    /// @param weights  [out, in, 3, 3]. @param bias  [out] or empty.
    ModulatedConvolution(const Convolution::Shape& shape, const StoredTensor& weights,
        std::vector<float> bias, VectorIsa isa);

    /// Gets ready for features of that size. @throws Error (OutOfMemory, Device).
    void prepare(Size size, ConvolutionContext& context);

    /// Whether run() takes features that are not modulated yet.
    [[nodiscard]] bool modulates() const { return m_own != nullptr; }
    /// @pre modulates(). @param source  as WinogradInputCall::source, of the prepared size.
    void run(const ModulationCall& source, float* y, ConvolutionContext& context);
    /// The same on features that are modulated already. @param x  blocked.
    void run(const float* x, float* y, ConvolutionContext& context);

private:
    [[nodiscard]] bool isOwnFaster(Size size, ConvolutionContext& context);
    [[nodiscard]] std::string timeBoth(
        const std::string& layer, Size size, ConvolutionContext& context);
    [[nodiscard]] ModulationCall plain(const float* x, Size size) const;
    void makeOwn();
    void makeOther();

    Convolution::Shape m_shape;
    VectorIsa m_isa;
    Size m_size;
    std::unique_ptr<WinogradConvolution> m_own;
    std::unique_ptr<Convolution> m_other;
};

} // namespace pleinair
