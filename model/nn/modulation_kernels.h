#pragma once

#include <cstdint>

namespace pleinair {

/// Which hidden row stands at each cell of each modulation row.
struct CellView {
    const std::int32_t* rows = nullptr; ///< [modulation rows * cells]; `outside` beyond the map.
    std::int64_t cells = 0;
    std::int32_t outside = 0;
    std::int64_t width = 0; ///< Values of a modulation row.
};

/// Modulation rows [begin, end): bias + the sum over cells of products[hidden row][cell].
/// @param products  [hidden rows, cells, width]. @param bias  [width]. @param sums  [rows, width].
void sumCells(const CellView& view, const float* products, const float* bias, std::int64_t begin,
    std::int64_t end, float* sums);

/// Gradient of the products of one hidden row.
/// @param positions  its places, row * cells + cell, `count` of them.
/// @param rowGradient  [modulation rows, width]. @param productGradient  [cells, width].
void spreadCells(const CellView& view, const std::int32_t* positions, std::int64_t count,
    const float* rowGradient, float* productGradient);

/// Plain views of what the modulation kernels read; all pointers are borrowed for one call.
///
/// Features are dense NHWC. The output grid is `upscale` times the input's: output pixel (y, x)
/// reads input pixel (y / upscale, x / upscale), which is nearest-neighbour enlargement without
/// the copy.
struct ModulationView {
    const float* input = nullptr; ///< [N, height / upscale, width / upscale, channels]
    const float* rows = nullptr; ///< [R, 2 * channels]: gamma, then beta
    const std::int32_t* pixelRows = nullptr; ///< [N * height * width]
    const float* mean = nullptr; ///< [channels]
    const float* inverseStd = nullptr; ///< [channels]
    std::int64_t height = 0;
    std::int64_t width = 0;
    std::int64_t channels = 0;
    std::int64_t upscale = 1;
    float slope = 1; ///< Of the leaky ReLU behind the modulation; 1 for none.
};

/// Sums and sums of squares of `count` pixels per channel, in double. @param sums [2 * channels].
void accumulateMoments(
    const float* pixels, std::int64_t count, std::int64_t channels, double* sums);

/// output = leakyRelu((input - mean) * inverseStd) for `count` pixels of one picture.
/// @param mean, inverseStd  [channels]. @param slope  of the leaky ReLU, above 0; 1 for none.
void normalizeForward(const float* input, std::int64_t count, std::int64_t channels,
    const float* mean, const float* inverseStd, float slope, float* output);

/// Gradient with respect to the input of normalizeForward() with statistics of the same pixels.
/// @param output  what it gave. @param gradient  with respect to that.
void normalizeBackward(const float* output, const float* gradient, std::int64_t count,
    std::int64_t channels, const float* inverseStd, float slope, float* inputGradient);

/// output = leakyRelu(normalized * (1 + gamma) + beta) for output pixels [begin, end).
void modulateForward(
    const ModulationView& view, float* output, std::int64_t begin, std::int64_t end);

/// Adds the gradient of one modulation row over some of its pixels.
/// @param pixels  output pixels of this row, `count` of them.
/// @param rowGradient  [2 * channels], added to.
void modulateRowGradient(const ModulationView& view, const float* outputGradient,
    std::int64_t row, const std::int32_t* pixels, std::int64_t count, float* rowGradient);

/// Gradient with respect to the input for input pixels [begin, end).
/// @param meanTerm, varianceTerm  [channels]: the means over the batch of the gradient of the
///        normalized values and of its product with them; zeros where the statistics are constant.
void modulateInputGradient(const ModulationView& view, const float* outputGradient,
    const float* meanTerm, const float* varianceTerm, float* inputGradient, std::int64_t begin,
    std::int64_t end);

} // namespace pleinair
