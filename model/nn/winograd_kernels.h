#pragma once

#include <cstddef>
#include <cstdint>

namespace pleinair {

/// Winograd's F(m x m, r x r) on tiles of 6 x 6 values, m = 7 - r: a tile of m x m results of an r
/// x r convolution takes 36 products instead of m * m * r * r (Lavin and Gray, "Fast Algorithms for
/// Convolutional Neural Networks", CVPR 2016), with the interpolation points 0, +-5/8, +-3/2 and
/// infinity, which round better than whole ones. All r share the points, so that they share the
/// windows' transform; a weight's gradient is the same algorithm with results and weights
/// exchanged.
///
/// A convolution of stride 2 and kernel 2r is the sum of four r x r convolutions, one for each
/// *phase* of the picture: its pixels of even or odd row and column.
///
/// "Places" are the 36 values of a transformed tile. Tiles are counted row by row, picture by
/// picture.
inline constexpr int kWinogradWindow = 6;
inline constexpr int kWinogradPlaces = kWinogradWindow * kWinogradWindow;

/// Pictures [N, height, width, channels], dense, seen as step * step phases.
struct WinogradPictures {
    int height = 0;
    int width = 0;
    int channels = 0;
    int step = 1; ///< 1 or 2.
};

/// Which tiles, and where they lie.
struct WinogradTiles {
    int results = 4; ///< m: 3, 4 or 5.
    int down = 0; ///< Tiles of a picture.
    int across = 0;
    std::int64_t first = 0; ///< The tiles [first, first + count) are meant.
    int count = 0;
};

/// Transformed tiles: [36 places] at placeStride of [tile] at tileStride of channels. Channels are
/// those of each phase in turn, each phase padded to whole vectors with zeros.
struct WinogradValues {
    float* values = nullptr;
    std::size_t placeStride = 0;
    std::size_t tileStride = 0;
};

/// Weights [out, in, k, k] by their strides in floats.
struct WinogradWeights {
    const float* values = nullptr;
    std::int64_t outStride = 0;
    std::int64_t inStride = 0;
    std::int64_t rowStride = 0;
    std::int64_t columnStride = 0;
    int out = 0;
    int in = 0;
    int side = 0; ///< k, r times `step`.
    int step = 1;
};

/// sums[row][column] (+)= sum over i of left(row, i) * right(i, column), for whole panels of
/// columns.
struct WinogradProducts {
    const float* left = nullptr;
    std::size_t leftRowStride = 0; ///< One of the two strides is 1.
    std::size_t leftInnerStride = 0;
    const float* right =
        nullptr; ///< [panel] at panelStride of [inner] at innerStride of [panel width].
    std::size_t rightPanelStride = 0;
    std::size_t rightInnerStride = 0;
    int rows = 0;
    int inner = 0;
    int panels = 0;
    bool isFirst = true; ///< Whether the sums begin here, or go on.
    float* sums = nullptr;
    std::size_t sumStride = 0; ///< From row to row.
};

/// Compiled once for each width of vectors. Each runs on the calling thread; results do not depend
/// on how a caller divides tiles, panels and rows.
struct WinogradKernels {
    int lanes = 0; ///< Floats in a vector: to what the channels of a phase are padded.
    int panel = 0; ///< Columns of a panel.

    /// Windows of 6 x 6 pixels of every phase, the first of which begins at (origin, origin).
    void (*windows)(const WinogradPictures& pictures, const float* pixels, int origin,
        const WinogradTiles& tiles, const WinogradValues& to);
    /// Back from sums to pixels. @param sums  of the vectors [first, last) of a tile's channels.
    /// @param bias  [channels] or null.
    void (*results)(const WinogradValues& sums, const WinogradTiles& tiles, int first, int last,
        const float* bias, const WinogradPictures& pictures, float* pixels);
    /// Gradients of results, m x m pixels of every tile.
    void (*resultGradients)(const WinogradPictures& pictures, const float* pixels,
        const WinogradTiles& tiles, const WinogradValues& to);

    /// For a forward pass: [36] at placeStride of [panel of out][phase, in][panel width], the
    /// panels [first, last).
    void (*weights)(
        const WinogradWeights& weights, int first, int last, float* to, std::size_t placeStride);
    /// For the gradient of the pictures: turned by half a turn, in and out exchanged:
    /// [36] at placeStride of [panel of (phase, in)][out][panel width], the panels [first, last).
    void (*turnedWeights)(
        const WinogradWeights& weights, int first, int last, float* to, std::size_t placeStride);
    /// Back from sums [36] at placeStride of [phase, in] at sumStride of the panels [first, last)
    /// of out to a gradient in the weights' layout.
    void (*weightGradients)(const float* sums, std::size_t placeStride, std::size_t sumStride,
        const WinogradWeights& shape, int first, int last, float* gradient);

    void (*products)(const WinogradProducts& call);
};

/// The kernels for LibTorch's CPU capability: "DEFAULT", "AVX2", "AVX512".
[[nodiscard]] const WinogradKernels& winogradKernelsBaseline();
[[nodiscard]] const WinogradKernels& winogradKernelsAvx2();
[[nodiscard]] const WinogradKernels& winogradKernelsAvx512();

} // namespace pleinair
