// Winograd's kernels for one width of vectors. Included by
// winograd_kernels_{baseline,avx2,avx512}.cpp, each compiled for its instructions; they define
// kLanes and kProductRows. Everything is in an unnamed namespace, and nothing of the standard
// library is called that could be merged with another file's copy.

#include "model/nn/winograd_transforms.h"

namespace pleinair {
namespace {

constexpr int kPanel = 2 * kLanes;

constexpr int wholeVectors(int channels)
{
    return (channels + kLanes - 1) / kLanes * kLanes;
}

PLEINAIR_INLINE Vector loadSome(const float* values, int count)
{
    Vector vector {};
    __builtin_memcpy(&vector, values, static_cast<std::size_t>(count) * sizeof(float));
    return vector;
}

PLEINAIR_INLINE void storeSome(float* values, Vector vector, int count)
{
    __builtin_memcpy(values, &vector, static_cast<std::size_t>(count) * sizeof(float));
}

/// Where a tile lies in one phase of its picture.
struct Place {
    std::int64_t picture;
    int y;
    int x;
};

PLEINAIR_INLINE Place placeOf(const WinogradTiles& tiles, std::int64_t tile, int origin)
{
    const std::int64_t column = tile % tiles.across;
    const std::int64_t line = tile / tiles.across;
    return { line / tiles.down, static_cast<int>(line % tiles.down) * tiles.results + origin,
        static_cast<int>(column) * tiles.results + origin };
}

/// Reads kSide x kSide pixels of one phase, zeros beyond the border, a vector of channels at a
/// time.
template <int kSide>
struct PixelReader {
    const WinogradPictures& pictures;
    const float* pixels;

    PLEINAIR_INLINE void read(const Place& place, int phase, int channel, Vector* out) const
    {
        const int step = pictures.step;
        const int y = place.y * step + phase / step;
        const int x = place.x * step + phase % step;
        const int last = (kSide - 1) * step;
        const int some = pictures.channels - channel;
        const std::int64_t line = std::int64_t(pictures.width) * pictures.channels;
        const float* from = pixels + (place.picture * pictures.height + y) * line
            + std::int64_t(x) * pictures.channels + channel;
        const std::int64_t down = line * step;
        const std::int64_t right = std::int64_t(pictures.channels) * step;
        if (y >= 0 && x >= 0 && y + last < pictures.height && x + last < pictures.width
            && some >= kLanes) {
            for (int row = 0; row < kSide; ++row)
                for (int column = 0; column < kSide; ++column)
                    out[row * kSide + column] = load(from + row * down + column * right);
            return;
        }
        for (int row = 0; row < kSide; ++row)
            for (int column = 0; column < kSide; ++column) {
                const int atY = y + row * step;
                const int atX = x + column * step;
                const bool isInside =
                    atY >= 0 && atX >= 0 && atY < pictures.height && atX < pictures.width;
                out[row * kSide + column] = isInside
                    ? loadSome(from + row * down + column * right, some < kLanes ? some : kLanes)
                    : Vector {};
            }
    }
};

PLEINAIR_INLINE void transformWindow(Vector* window, float* values, std::size_t placeStride)
{
    for (int column = 0; column < kWindow; ++column)
        transformLine<kWindow>(window + column, window + column);
    for (int row = 0; row < kWindow; ++row) {
        Vector line[kWindow];
        transformLine<1>(window + row * kWindow, line);
        for (int column = 0; column < kWindow; ++column)
            store(values + static_cast<std::size_t>(row * kWindow + column) * placeStride,
                line[column]);
    }
}

/// As many vectors at once as fill a line of the cache: pixels lie so far apart that it would be
/// gone before the next vector comes.
constexpr int kLineVectors = kLanes >= 16 ? 1 : 16 / kLanes;

void windows(const WinogradPictures& pictures, const float* pixels, int origin,
    const WinogradTiles& tiles, const WinogradValues& to)
{
    const PixelReader<kWindow> reader { pictures, pixels };
    const int phases = pictures.step * pictures.step;
    const int padded = wholeVectors(pictures.channels);
    for (int tile = 0; tile < tiles.count; ++tile) {
        const Place place = placeOf(tiles, tiles.first + tile, origin);
        float* values = to.values + static_cast<std::size_t>(tile) * to.tileStride;
        for (int phase = 0; phase < phases; ++phase)
            for (int channel = 0; channel < padded;) {
                Vector window[kLineVectors][kWinogradPlaces];
                const int rest = (padded - channel) / kLanes;
                const int vectors = rest < kLineVectors ? rest : kLineVectors;
                for (int i = 0; i < vectors; ++i)
                    reader.read(place, phase, channel + i * kLanes, window[i]);
                for (int i = 0; i < vectors; ++i, channel += kLanes, values += kLanes)
                    transformWindow(window[i], values, to.placeStride);
            }
    }
}

template <int kResults>
void resultGradientsOf(const WinogradPictures& pictures, const float* pixels,
    const WinogradTiles& tiles, const WinogradValues& to)
{
    const PixelReader<kResults> reader { pictures, pixels };
    const int padded = wholeVectors(pictures.channels);
    for (int tile = 0; tile < tiles.count; ++tile) {
        const Place place = placeOf(tiles, tiles.first + tile, 0);
        float* values = to.values + static_cast<std::size_t>(tile) * to.tileStride;
        for (int channel = 0; channel < padded; channel += kLanes, values += kLanes) {
            Vector results[kResults * kResults];
            Vector half[kWindow * kResults];
            reader.read(place, 0, channel, results);
            for (int column = 0; column < kResults; ++column)
                evaluate<kResults, kResults>(results + column, half + column);
            for (int row = 0; row < kWindow; ++row) {
                Vector line[kWindow];
                evaluate<kResults, 1>(half + row * kResults, line);
                for (int column = 0; column < kWindow; ++column)
                    store(
                        values + static_cast<std::size_t>(row * kWindow + column) * to.placeStride,
                        line[column]);
            }
        }
    }
}

void resultGradients(const WinogradPictures& pictures, const float* pixels,
    const WinogradTiles& tiles, const WinogradValues& to)
{
    switch (tiles.results) {
    case 3:
        return resultGradientsOf<3>(pictures, pixels, tiles, to);
    case 4:
        return resultGradientsOf<4>(pictures, pixels, tiles, to);
    default:
        return resultGradientsOf<5>(pictures, pixels, tiles, to);
    }
}

/// One vector of channels of one tile, from 36 sums to m x m pixels.
template <int kResults>
PLEINAIR_INLINE void transformSums(const float* values, std::size_t placeStride, Vector* result)
{
    Vector half[kResults * kWindow];
    for (int column = 0; column < kWindow; ++column) {
        Vector places[kWindow];
        for (int row = 0; row < kWindow; ++row)
            places[row] =
                load(values + static_cast<std::size_t>(row * kWindow + column) * placeStride);
        gather<kResults, 1, kWindow>(places, half + column);
    }
    for (int row = 0; row < kResults; ++row)
        gather<kResults, 1, 1>(half + row * kWindow, result + row * kResults);
}

template <int kResults>
void resultsOf(const WinogradValues& sums, const WinogradTiles& tiles, int first, int last,
    const float* bias, const WinogradPictures& pictures, float* pixels)
{
    const int step = pictures.step;
    const int vectors = wholeVectors(pictures.channels) / kLanes; // Of a phase.
    const std::int64_t line = std::int64_t(pictures.width) * pictures.channels;
    for (int tile = 0; tile < tiles.count; ++tile) {
        const Place place = placeOf(tiles, tiles.first + tile, 0);
        const float* values = sums.values + static_cast<std::size_t>(tile) * sums.tileStride;
        float* picture = pixels + place.picture * pictures.height * line;
        for (int vector = first; vector < last; ++vector, values += kLanes) {
            const int phase = vector / vectors;
            const int channel = vector % vectors * kLanes;
            const int top = place.y * step + phase / step;
            const int left = place.x * step + phase % step;
            Vector result[kResults * kResults];
            transformSums<kResults>(values, sums.placeStride, result);
            const int rest = pictures.channels - channel;
            const int some = rest < kLanes ? rest : kLanes;
            const Vector shift = bias == nullptr ? Vector {} : loadSome(bias + channel, some);
            for (int row = 0; row < kResults && top + row * step < pictures.height; ++row)
                for (int column = 0; column < kResults && left + column * step < pictures.width;
                     ++column) {
                    float* to = picture + (top + row * step) * line
                        + std::int64_t(left + column * step) * pictures.channels + channel;
                    const Vector value = result[row * kResults + column] + shift;
                    if (some == kLanes)
                        store(to, value);
                    else
                        storeSome(to, value, some);
                }
        }
    }
}

void results(const WinogradValues& sums, const WinogradTiles& tiles, int first, int last,
    const float* bias, const WinogradPictures& pictures, float* pixels)
{
    switch (tiles.results) {
    case 3:
        return resultsOf<3>(sums, tiles, first, last, bias, pictures, pixels);
    case 4:
        return resultsOf<4>(sums, tiles, first, last, bias, pictures, pixels);
    default:
        return resultsOf<5>(sums, tiles, first, last, bias, pictures, pixels);
    }
}

} // namespace
} // namespace pleinair

#include "model/nn/winograd_products_body.h"
#include "model/nn/winograd_weights_body.h"

namespace pleinair {
namespace {

constexpr WinogradKernels kWinogradKernels { kLanes, kPanel, windows, results, resultGradients,
    weights, turnedWeights, weightGradients, products };

} // namespace
} // namespace pleinair
