#pragma once

#include "model/cpu/kernels.h"

#include <cstddef>

namespace pleinair {

/// The kernels of this engine's own convolutions, which modulate features as they read them. Their
/// `source` is all of x and ids; where there are no rows, x is taken as it is and not enlarged. A
/// panel is one block of results, or two, that are computed together.

/// A 1x1 convolution, without bias.
struct PointwiseCall {
    /// The picture rows [top, bottom) of y are made.
    ModulationCall source;
    int inBlocks = 0;
    int panels = 0;
    int panel = 1; ///< Blocks of results in a panel.
    const float* weights = nullptr; ///< [panels][in][panel][B].
    float* pixels = nullptr; ///< Working memory, kPointwisePixels * pointwiseStep(in).
};

inline constexpr int kPointwisePixels = 48; ///< That are read before they are multiplied.

/// From one pixel to the next in the working memory: not so even that all fall into the same few
/// lines of a cache.
[[nodiscard]] constexpr std::size_t pointwiseStep(int in)
{
    return static_cast<std::size_t>(in) + 16;
}

/// Winograd's F(4x4, 3x3): a tile of 4 x 4 results takes 36 products where a plain convolution
/// takes 144 (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", CVPR 2016), here
/// with the interpolation points 0, +-5/8, +-3/2 and infinity, which round better than whole ones.
///
/// Tiles are counted row by row. "Places" are the 36 places of a transformed tile. Channels are
/// summed in chunks.
inline constexpr int kWinogradTile = 4;
inline constexpr int kWinogradPlaces = 36;
inline constexpr int kWinogradChunk = 64; ///< Channels of a chunk; the last one may have fewer.

/// Modulated features of a rectangle of tiles, transformed.
struct WinogradInputCall {
    ModulationCall source; ///< Its y, top and bottom do not matter.
    int tileLeft = 0; ///< The rectangle, in tiles.
    int tileTop = 0;
    int tileColumns = 0;
    int tileRows = 0;
    int firstBlock = 0; ///< The blocks of channels that make the chunk.
    int blocks = 0;
    float* pixels = nullptr; ///< Working memory, winogradPixels() * B.
    /// [places] at placeStride of [tiles][blocks][B].
    float* transformed = nullptr;
    std::size_t placeStride = 0;
};

/// The pixels that the windows of a rectangle of tiles cover.
[[nodiscard]] constexpr std::size_t winogradPixels(int tileColumns, int tileRows)
{
    return (static_cast<std::size_t>(tileColumns) * kWinogradTile + 2)
        * (static_cast<std::size_t>(tileRows) * kWinogradTile + 2);
}

/// The weights of one chunk and panel, transformed.
struct WinogradWeightsCall {
    const float* weights = nullptr; ///< [width][panel][9][B].
    int vectors = 0; ///< width * panel.
    float* transformed = nullptr; ///< [places] at placeStride of [width][panel][B].
    std::size_t placeStride = 0;
};

/// Sums over a chunk's channels for every place and tile of a panel.
struct WinogradProductCall {
    const float* input = nullptr; ///< [places] at inputStride of [tiles][width].
    std::size_t inputStride = 0;
    const float* weights = nullptr; ///< [places] at weightStride of [width][panel][B].
    std::size_t weightStride = 0;
    int width = 0; ///< Channels of the chunk.
    int tiles = 0;
    int panel = 1; ///< 1 or 2.
    bool isFirst = true; ///< Whether the sums begin here, or go on.
    float* sums = nullptr; ///< [places] at sumStride of [tiles][panel][B].
    std::size_t sumStride = 0;
};

/// Sums transformed back, into the features of a panel's blocks.
struct WinogradOutputCall {
    const float* sums = nullptr; ///< As in WinogradProductCall.
    std::size_t sumStride = 0;
    int tileLeft = 0;
    int tileTop = 0;
    int tileColumns = 0;
    int tileRows = 0;
    int panel = 1;
    const float* bias = nullptr; ///< [panel][B]; null: none.
    bool accumulates = false; ///< Adds to y.
    float* y = nullptr; ///< The panel's first block, [panel][height][width][B].
    int width = 0;
    int height = 0;
};

/// Compiled once for each VectorIsa, as Kernels. Each runs on the calling thread; results do not
/// depend on how a caller divides tiles and panels.
struct ConvolutionKernels {
    void (*pointwise)(const PointwiseCall& call);
    void (*winogradInput)(const WinogradInputCall& call);
    void (*winogradWeights)(const WinogradWeightsCall& call);
    void (*winogradProducts)(const WinogradProductCall& call);
    void (*winogradOutput)(const WinogradOutputCall& call);
};

/// @pre the machine has these instructions.
[[nodiscard]] const ConvolutionKernels& convolutionKernelsFor(VectorIsa isa);

} // namespace pleinair
