#pragma once

#include "model/base/geometry.h"
#include "model/cpu/aligned_buffer.h"
#include "model/cpu/convolution_kernels.h"

#include <span>
#include <vector>

namespace pleinair {

/// A 3x3 convolution of modulated features by this engine's own Winograd kernels, in fp32.
///
/// The features are modulated where they are transformed, tile by tile, and never written out.
/// Where there are many tiles, a thread takes a rectangle of them from modulation to result while
/// all of it is in its cache, with weights transformed beforehand. Where tiles are few and weights
/// many, the coarse levels, threads take results instead, and transform weights as they pass: they
/// are four times as large afterwards, and reading memory is what these layers wait for.
/// Either way every result is summed in the same order.
class WinogradConvolution {
public:
    /// @param weights  [out, in, 3, 3]. @param bias  [out] or empty.
    /// @param accumulates  Adds to what the target holds.
    WinogradConvolution(int in, int out, bool accumulates, std::span<const float> weights,
        std::span<const float> bias, VectorIsa isa);

    /// Gets ready for features of that size. @throws std::bad_alloc.
    void prepare(Size size, AlignedBuffer<float>& work);

    /// @param source  of the prepared size, see WinogradInputCall::source.
    /// @param y       blocked. @param work  grown by prepare() in the same number of threads.
    void run(const ModulationCall& source, float* y, AlignedBuffer<float>& work) const;

    /// [out, in, 3, 3], as given.
    [[nodiscard]] std::vector<float> weights() const;
    /// [out], or empty.
    [[nodiscard]] std::vector<float> bias() const;

private:
    /// A rectangle of tiles.
    struct Tiles {
        int left = 0;
        int top = 0;
        int columns = 0;
        int rows = 0;

        [[nodiscard]] int count() const { return columns * rows; }
    };

    [[nodiscard]] int chunks() const;
    [[nodiscard]] int chunkWidth(int chunk) const;
    [[nodiscard]] int panels() const { return m_outBlocks / m_panel; }
    [[nodiscard]] std::size_t panelFloats() const { return std::size_t(m_panel) * m_block; }
    [[nodiscard]] std::size_t weightsAt(int panel, int chunk) const;
    [[nodiscard]] std::size_t transformedAt(int panel, int chunk) const;
    [[nodiscard]] std::size_t weightStride(int chunk) const;
    [[nodiscard]] std::size_t inputStride(int tiles, int width) const;
    [[nodiscard]] std::size_t sumStride(int tiles) const;
    [[nodiscard]] std::size_t bandInputFloats() const;
    [[nodiscard]] std::size_t packedAt(int out, int in) const;
    void pack(std::span<const float> weights);
    void transformAllWeights();
    [[nodiscard]] Tiles patch(int index) const;
    void transformInput(const ModulationCall& source, const Tiles& tiles, int chunk, float* pixels,
        float* transformed, std::size_t placeStride) const;
    void multiply(int chunk, int tiles, const float* input, std::size_t inputStride,
        const float* weights, float* sums) const;
    void finish(int panel, const Tiles& tiles, const float* sums, float* y) const;
    void runPatch(const ModulationCall& source, const Tiles& tiles, float* y, float* work) const;
    void runBand(const ModulationCall& source, const Tiles& band, float* y, float* work) const;

    const ConvolutionKernels& m_kernels;
    int m_block;
    int m_in;
    int m_out;
    int m_inBlocks;
    int m_outBlocks;
    int m_panel; ///< Blocks of results that are computed together, 1 or 2.
    bool m_accumulates;
    AlignedBuffer<float> m_weights; ///< [panels][chunks][width][panel][9][B].
    AlignedBuffer<float> m_transformed; ///< [panels][chunks][places][width][panel][B], or nothing.
    AlignedBuffer<float> m_bias; ///< [out], or nothing.
    Size m_size;
    int m_tileColumns = 0;
    int m_tileRows = 0;
    bool m_byPatches = false;
    int m_bandRows = 0; ///< Rows of tiles that are in memory at once, where not by patches.
    std::size_t m_threadFloats = 0; ///< Working memory of one thread.
};

} // namespace pleinair
