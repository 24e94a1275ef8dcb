#pragma once

#include "model/base/geometry.h"
#include "model/cpu/aligned_buffer.h"
#include "model/cpu/convolution_kernels.h"

#include <span>

namespace pleinair {

/// The 1x1 convolution of a block's shortcut, by this engine's own kernel: it modulates a few
/// pixels at a time and multiplies them while they are in the first cache.
class ModulatedShortcut {
public:
    /// @param weights  [out, in, 1, 1].
    ModulatedShortcut(int in, int out, std::span<const float> weights, VectorIsa isa);

    /// Gets ready for features of that size. @throws std::bad_alloc.
    void prepare(Size size, AlignedBuffer<float>& work);

    /// @param source  of the prepared size. @param y  blocked, receives the result.
    /// @param work    grown by prepare() in the same number of threads.
    void run(ModulationCall source, float* y, AlignedBuffer<float>& work) const;
    /// The same on features that are modulated already. @param x  blocked.
    void run(const float* x, float* y, AlignedBuffer<float>& work) const;

private:
    const ConvolutionKernels& m_kernels;
    int m_block;
    int m_inBlocks;
    int m_outBlocks;
    int m_panel; ///< Blocks of results that are computed together, 1 or 2.
    AlignedBuffer<float> m_weights; ///< [panels][in][panel][B].
    Size m_size;
};

} // namespace pleinair
