#pragma once

#include "model/cpu/vector_isa.h"

#include <cstddef>
#include <cstdint>

namespace pleinair {

/// Features lie in blocks of B channels: [C / B][height][width][B] floats, C padded to whole blocks
/// with zeros (oneDNN's nChw16c and nChw8c). A row of modulation lies as [C / B][2][B]: for every
/// block its scales 1 + gamma, then its shifts beta.

/// y = leakyReLU((x - mean) * inverseDeviation * scale + shift), with x enlarged by nearest
/// neighbour and scale and shift by the row of each pixel.
struct ModulationCall {
    const float* x = nullptr; ///< Blocked, before enlargement; may be y if not enlarged.
    float* y = nullptr; ///< Blocked, at the size after enlargement.
    int width = 0; ///< Of y.
    int height = 0;
    int top = 0; ///< The picture rows [top, bottom) of y are made.
    int bottom = 0;
    int upscale = 1; ///< 1 or 2.
    int blocks = 0; ///< C / B.
    const std::uint32_t* ids = nullptr; ///< Row of each pixel of y in [top, bottom).
    const float* rows = nullptr; ///< Of the SPADE layer: row r begins at rows + r * rowStride.
    std::size_t rowStride = 0; ///< Floats from one row to the next.
    const float* mean = nullptr; ///< [C], padded with zeros.
    const float* inverseDeviation = nullptr; ///< [C], 1 / sqrt(variance + eps), padded with zeros.
    float slope = 1; ///< Of the leaky ReLU; 1 for none.
};

/// Hidden vectors of label patterns: ReLU(bias + sum over cells of table[cell][symbol]).
struct HiddenCall {
    const std::int16_t* patterns = nullptr; ///< [count * cells]; negative: contributes nothing.
    std::size_t count = 0;
    int cells = 0;
    int symbols = 0; ///< Per cell of the table.
    int width = 0; ///< h, padded to whole blocks.
    const float* table = nullptr; ///< [cells][symbols][width].
    const float* bias = nullptr; ///< [width].
    float* hidden = nullptr; ///< [count][width].
};

/// Rows of one block of B channels: bias + sum over cells of weights[cell] * hidden[cell].
///
/// Either by row (`rows`), or by first multiplying every hidden vector with every cell's weights
/// and adding the products up (`rowsByProducts`), which is less work where hidden patterns are
/// fewer than rows. The two round differently: a level must always take the same.
struct RowCall {
    const std::uint32_t* cells = nullptr; ///< [rows * cellCount], which hidden vector.
    const std::uint32_t* slots = nullptr; ///< [rows], where each row goes.
    std::size_t rows = 0;
    std::size_t hiddenCount = 0;
    int cellCount = 0;
    int width = 0; ///< h, padded.
    const float* hidden = nullptr; ///< [hiddenCount + 1][width].
    const float* weights = nullptr; ///< [cellCount][width][2][B].
    const float* bias = nullptr; ///< [2][B], the 1 of 1 + gamma included.
    /// Working memory of rowsByProducts, [productCells][hiddenCount + 1][2][B].
    float* products = nullptr;
    int productCells = 1; ///< Cells whose products are there at once: as many as the cache holds.
    float* target = nullptr; ///< Row r goes to target + slots[r] * rowStride, 2 * B floats.
    std::size_t rowStride = 0;
};

/// The last layer: tanh(bias + 3x3 convolution of leakyReLU(x)) to three channels, zero padding.
struct HeadCall {
    const float* x = nullptr; ///< Blocked.
    int width = 0;
    int height = 0;
    int top = 0; ///< The picture rows [top, bottom) are made.
    int bottom = 0;
    int blocks = 0;
    const float* weights = nullptr; ///< [blocks][9][3][B].
    float bias[3] = {};
    float* planes = nullptr; ///< [3][height][width].
};

/// The engine's own kernels, compiled once for each VectorIsa. Each runs on the calling thread;
/// results do not depend on how a caller divides the work.
struct Kernels {
    void (*modulate)(const ModulationCall& call, int block);
    void (*hidden)(const HiddenCall& call, std::size_t begin, std::size_t end);
    void (*rows)(const RowCall& call);
    void (*rowsByProducts)(const RowCall& call);
    void (*head)(const HeadCall& call);
    /// Mean and biased variance of each channel of one block of `area` pixels.
    void (*moments)(const float* x, std::size_t area, float* mean, float* variance);
};

/// @pre the machine has these instructions.
[[nodiscard]] const Kernels& kernelsFor(VectorIsa isa);

} // namespace pleinair
