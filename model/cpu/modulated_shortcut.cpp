#include "model/cpu/modulated_shortcut.h"

#include <omp.h>

#include <algorithm>

namespace pleinair {

namespace {

/// Pixels of one piece of work, in whole picture rows.
constexpr int kPiecePixels = 1024;

} // namespace

ModulatedShortcut::ModulatedShortcut(int in, int out, std::span<const float> weights, VectorIsa isa)
    : m_kernels(convolutionKernelsFor(isa))
    , m_block(channelBlock(isa))
    , m_inBlocks(paddedTo(m_block, in) / m_block)
    , m_outBlocks(paddedTo(m_block, out) / m_block)
    , m_panel(m_outBlocks % 2 == 0 ? 2 : 1)
{
    const int padded = m_inBlocks * m_block;
    const int width = m_panel * m_block;
    m_weights.grow(static_cast<std::size_t>(padded) * m_outBlocks * m_block);
    for (int o = 0; o < out; ++o)
        for (int i = 0; i < in; ++i)
            m_weights
                .data()[(static_cast<std::size_t>(o / width) * padded + i) * width + o % width] =
                weights[static_cast<std::size_t>(o) * in + i];
}

void ModulatedShortcut::prepare(Size size, AlignedBuffer<float>& work)
{
    m_size = size;
    work.grow(static_cast<std::size_t>(omp_get_max_threads()) * kPointwisePixels
        * pointwiseStep(m_inBlocks * m_block));
}

void ModulatedShortcut::run(ModulationCall source, float* y, AlignedBuffer<float>& work) const
{
    source.y = y;
    const int height = std::max(1, kPiecePixels / m_size.width);
    const int pieces = (m_size.height + height - 1) / height;
    const std::size_t own = kPointwisePixels * pointwiseStep(m_inBlocks * m_block);
#pragma omp parallel for schedule(static)
    for (int piece = 0; piece < pieces; ++piece) {
        PointwiseCall call { source, m_inBlocks, m_outBlocks / m_panel, m_panel, m_weights.data(),
            work.data() + static_cast<std::size_t>(omp_get_thread_num()) * own };
        call.source.top = piece * height;
        call.source.bottom = std::min(call.source.top + height, m_size.height);
        m_kernels.pointwise(call);
    }
}

void ModulatedShortcut::run(const float* x, float* y, AlignedBuffer<float>& work) const
{
    ModulationCall source;
    source.x = x;
    source.width = m_size.width;
    source.height = m_size.height;
    run(source, y, work);
}

} // namespace pleinair
