#pragma once

#include "model/cuda/kernel_params.h"

// What one thread of each kernel does. Plain functions of the parameters and an index, the same on
// the device and on the host: so the tests hold their arithmetic against Torch without a device.

namespace pleinair {

PLEINAIR_HOST_DEVICE float leakyRelu(float value, float slope)
{
    return value < 0 ? value * slope : value;
}

/// Which pixel of features stands at a place after nearest-neighbour enlargement.
/// @param width  after it. @param upscale  1 or 2.
PLEINAIR_HOST_DEVICE std::int64_t sourcePixel(
    std::int64_t line, std::int64_t column, int width, int upscale)
{
    const int shift = upscale - 1;
    return (line >> shift) * (width >> shift) + (column >> shift);
}

/// @param index  in [0, elements()).
template <typename Output>
PLEINAIR_HOST_DEVICE void sumTable(const SumTableParams& p, std::int64_t index)
{
    const std::int64_t vector = index / p.width;
    const std::int64_t channel = index - vector * p.width;
    float sum = 0;
    if (vector < p.count) {
        sum = p.bias[channel];
        const std::int16_t* pattern = p.patterns + vector * p.cells;
        for (int cell = 0; cell < p.cells; ++cell) {
            const std::int64_t symbol = pattern[cell];
            if (symbol >= 0)
                sum += p.table[(std::int64_t { cell } * p.symbols + symbol) * p.width + channel];
        }
        if (p.isHidden)
            sum = leakyRelu(sum, 0);
    }
    assign(static_cast<Output*>(p.output)[index], sum);
}

/// @param index  in [0, elements() / kVector).
template <typename Row>
PLEINAIR_HOST_DEVICE void gatherCell(const GatherParams& p, std::int64_t index)
{
    const std::int64_t element = index * kVector;
    const std::int64_t cellIndex = element / p.hiddenWidth;
    const std::int64_t channel = element - cellIndex * p.hiddenWidth;
    const std::int64_t cell = cellIndex % p.cells;
    const std::int64_t tileRow = cellIndex / p.cells;
    const std::int64_t row = tileRow % p.tile;
    const std::int64_t spade = tileRow / p.tile;
    Eight<Row> eight {};
    if (row < p.rows) {
        const std::int64_t vector = p.cellVectors[row * p.cells + cell];
        eight = loadEight<Row>(p.hidden, (vector * p.spades + spade) * p.hiddenWidth + channel);
    }
    storeEight(p.output, element, eight);
}

/// @param index  in [0, elements() / kVector).
template <typename Row>
PLEINAIR_HOST_DEVICE void storeRow(const StoreRowsParams& p, std::int64_t index)
{
    const std::int64_t element = index * kVector;
    const std::int64_t rowWidth = std::int64_t { p.spades } * p.width;
    const std::int64_t row = element / rowWidth;
    const std::int64_t inRow = element - row * rowWidth;
    const std::int64_t spade = inRow / p.width;
    const std::int64_t channel = inRow - spade * p.width;
    Eight<Row> eight = loadEight<Row>(p.product, (spade * p.tile + row) * p.width + channel);
    for (int i = 0; i < kVector; ++i)
        assign(eight.values[i], toFloat(eight.values[i]) + p.bias[inRow + i]);
    storeEight(p.table, std::int64_t { p.slots[row] } * rowWidth + inRow, eight);
}

/// @param index  in [0, elements()).
PLEINAIR_HOST_DEVICE void placeId(const PlaceIdsParams& p, std::int64_t index)
{
    const std::int64_t y = index / p.width;
    const std::int64_t x = index - y * p.width;
    p.map[(p.y + y) * p.mapWidth + p.x + x] = p.ids[index];
}

/// @param index  in [0, elements() / kVector).
template <typename T>
PLEINAIR_HOST_DEVICE void modulateEight(const ModulateParams& p, std::int64_t index)
{
    using Row = typename RowElementOf<T>::Type;
    const std::int64_t element = index * kVector;
    const std::int64_t pixel = element / p.channels;
    const std::int64_t channel = element - pixel * p.channels;
    const std::int64_t line = pixel / p.width;
    const std::int64_t column = pixel - line * p.width;
    const std::int64_t source = sourcePixel(p.top + line, column, p.width, p.upscale);
    const Eight<T> x = loadEight<T>(p.x, source * p.channels + channel);
    const std::int64_t row = p.ids[pixel] * p.rowStride + channel;
    const std::int64_t place = std::int64_t { p.top } * p.width * p.channels + element;
    for (int t = 0; t < p.targetCount; ++t) {
        const ModulationTarget& target = p.targets[t];
        const Eight<Row> gamma = loadEight<Row>(p.table, row + target.gammaOffset);
        const Eight<Row> beta = loadEight<Row>(p.table, row + target.betaOffset);
        const Eight<float> mean = loadEight<float>(target.mean, channel);
        const Eight<float> inverseStd = loadEight<float>(target.inverseStd, channel);
        Eight<T> output;
        for (int i = 0; i < kVector; ++i) {
            const float normal = (toFloat(x.values[i]) - mean.values[i]) * inverseStd.values[i];
            assign(output.values[i],
                leakyRelu(normal * (1 + toFloat(gamma.values[i])) + toFloat(beta.values[i]),
                    target.slope));
        }
        storeEight(target.output, place, output);
    }
}

/// Count, mean and sum of squared deviations of some numbers (Welford; Chan et al. for merging):
/// no cancellation where a mean is large against its deviation.
struct RunningMoments {
    float count;
    float mean;
    float squares;

    /// @param newCount  count + 1. @param reciprocal  1 / newCount, shared by eight channels.
    PLEINAIR_HOST_DEVICE void add(float value, float newCount, float reciprocal)
    {
        const float before = value - mean;
        count = newCount;
        mean += before * reciprocal;
        squares += before * (value - mean);
    }

    PLEINAIR_HOST_DEVICE void merge(const RunningMoments& other)
    {
        const float total = count + other.count;
        if (other.count == 0)
            return;
        const float apart = other.mean - mean;
        const float share = other.count / total;
        squares += other.squares + apart * apart * count * share;
        mean += apart * share;
        count = total;
    }
};

/// The first pixel of a piece; that of piece `pieces` is the end.
PLEINAIR_HOST_DEVICE std::int64_t firstPixelOf(const MomentsParams& p, std::int64_t piece)
{
    return p.pixels * piece / p.pieces;
}

/// The moments of eight channels over the pixels first, first + step, ... below end.
template <typename T>
PLEINAIR_HOST_DEVICE void momentsOfEight(const MomentsParams& p, std::int64_t channel,
    std::int64_t first, std::int64_t end, std::int64_t step, RunningMoments (&moments)[kVector])
{
    float count = 0;
    for (std::int64_t pixel = first; pixel < end; pixel += step) {
        const Eight<T> x = loadEight<T>(p.x, pixel * p.channels + channel);
        count += 1;
        const float reciprocal = 1 / count;
        for (int i = 0; i < kVector; ++i)
            moments[i].add(toFloat(x.values[i]), count, reciprocal);
    }
}

PLEINAIR_HOST_DEVICE void storePartial(
    const MomentsParams& p, std::int64_t piece, std::int64_t channel, const RunningMoments& moments)
{
    const std::int64_t plane = std::int64_t { p.pieces } * p.channels;
    float* partial = p.partial + piece * p.channels + channel;
    partial[0] = moments.count;
    partial[plane] = moments.mean;
    partial[2 * plane] = moments.squares;
}

/// Merges the pieces of one channel, always in the same order.
PLEINAIR_HOST_DEVICE void finishMoments(const MomentsParams& p, std::int64_t channel)
{
    const std::int64_t plane = std::int64_t { p.pieces } * p.channels;
    RunningMoments moments {};
    for (std::int64_t piece = 0; piece < p.pieces; ++piece) {
        const float* partial = p.partial + piece * p.channels + channel;
        moments.merge({ partial[0], partial[plane], partial[2 * plane] });
    }
    p.mean[channel] = moments.mean;
    p.inverseStd[channel] = 1 / std::sqrt(moments.squares / moments.count + p.eps);
}

/// @param index  in [0, elements() / kVector).
template <typename T>
PLEINAIR_HOST_DEVICE void addShortcutEight(const AddShortcutParams& p, std::int64_t index)
{
    const std::int64_t element = index * kVector;
    const std::int64_t pixel = element / p.channels;
    const std::int64_t channel = element - pixel * p.channels;
    const std::int64_t line = pixel / p.width;
    const std::int64_t column = pixel - line * p.width;
    const std::int64_t source = sourcePixel(line, column, p.width, p.upscale);
    const Eight<T> x = loadEight<T>(p.x, source * p.channels + channel);
    Eight<T> y = loadEight<T>(p.y, element);
    for (int i = 0; i < kVector; ++i)
        assign(y.values[i], toFloat(y.values[i]) + toFloat(x.values[i]));
    storeEight(p.y, element, y);
}

/// (y + 1) / 2 * 255, clipped and truncated; what is not a number becomes 0.
PLEINAIR_HOST_DEVICE std::uint8_t byteOf(float value)
{
    const float level = (value + 1) / 2 * 255;
    return static_cast<std::uint8_t>(level > 0 ? (level < 255 ? level : 255.0F) : 0.0F);
}

struct Rgb {
    float channels[3];
};

struct alignas(16) Four {
    float values[4];
};

/// The convolution of one pixel, before tanh.
template <typename T>
PLEINAIR_HOST_DEVICE Rgb headSums(const HeadParams& p, std::int64_t line, std::int64_t column)
{
    Rgb sums { { p.bias[0], p.bias[1], p.bias[2] } };
    for (int cell = 0; cell < 9; ++cell) {
        const std::int64_t y = line + cell / 3 - 1;
        const std::int64_t x = column + cell % 3 - 1;
        if (y < 0 || y >= p.height || x < 0 || x >= p.width)
            continue;
        const std::int64_t first = (y * p.width + x) * p.channels;
        const float* weight = p.weight + std::int64_t { cell } * p.channels * 4;
        for (std::int64_t channel = 0; channel < p.channels; channel += kVector) {
            const Eight<T> features = loadEight<T>(p.x, first + channel);
            const Eight<float> shift = loadEight<float>(p.shift, channel);
            for (int i = 0; i < kVector; ++i) {
                const float value =
                    leakyRelu(toFloat(features.values[i]) + shift.values[i], p.slope);
                const Four ofChannel = *reinterpret_cast<const Four*>(weight + (channel + i) * 4);
                sums.channels[0] += value * ofChannel.values[0];
                sums.channels[1] += value * ofChannel.values[1];
                sums.channels[2] += value * ofChannel.values[2];
            }
        }
    }
    return sums;
}

/// @param pixel  in [0, pixels()).
template <typename T>
PLEINAIR_HOST_DEVICE void headPixel(const HeadParams& p, std::int64_t pixel)
{
    const std::int64_t line = pixel / p.width;
    const Rgb sums = headSums<T>(p, line, pixel - line * p.width);
    for (int c = 0; c < 3; ++c) {
        const float value = std::tanh(sums.channels[c]);
        if (p.rgb != nullptr)
            p.rgb[pixel * 3 + c] = byteOf(value);
        if (p.planes != nullptr)
            p.planes[c * p.pixels() + pixel] = value;
    }
}

} // namespace pleinair
