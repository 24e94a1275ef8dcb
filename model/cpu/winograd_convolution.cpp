#include "model/cpu/winograd_convolution.h"

#include <omp.h>

#include <algorithm>

namespace pleinair {

namespace {

/// Tiles of a patch: transformed, one chunk of its features takes a quarter of a megabyte.
constexpr int kPatchColumns = 8;
constexpr int kPatchRows = 3;
/// Patches pay where there is one or more for each of several threads.
constexpr int kLeastTilesForPatches = 128;
/// Transformed weights that every patch reads anew must stay in a cache.
constexpr std::size_t kMostWeightFloats = std::size_t { 1200 } << 10U;
/// Tiles of a band, whose transformed features all threads read.
constexpr int kBandTiles = 64;
/// Between places, so that they do not all fall into the same few lines of a cache.
constexpr std::size_t kPadding = 16;

} // namespace

WinogradConvolution::WinogradConvolution(int in, int out, bool accumulates,
    std::span<const float> weights, std::span<const float> bias, VectorIsa isa)
    : m_kernels(convolutionKernelsFor(isa))
    , m_block(channelBlock(isa))
    , m_in(in)
    , m_out(out)
    , m_inBlocks(paddedTo(m_block, in) / m_block)
    , m_outBlocks(paddedTo(m_block, out) / m_block)
    , m_panel(m_outBlocks % 2 == 0 ? 2 : 1)
    , m_accumulates(accumulates)
{
    pack(weights);
    if (bias.empty())
        return;
    m_bias.grow(static_cast<std::size_t>(m_outBlocks) * m_block);
    std::copy(bias.begin(), bias.end(), m_bias.data());
}

int WinogradConvolution::chunks() const
{
    return (m_inBlocks * m_block + kWinogradChunk - 1) / kWinogradChunk;
}

int WinogradConvolution::chunkWidth(int chunk) const
{
    return std::min(kWinogradChunk, m_inBlocks * m_block - chunk * kWinogradChunk);
}

/// Where the weights of a panel and chunk begin.
std::size_t WinogradConvolution::weightsAt(int panel, int chunk) const
{
    const std::size_t before =
        static_cast<std::size_t>(panel) * m_inBlocks * m_block + chunk * kWinogradChunk;
    return before * 9 * panelFloats();
}

/// The same of transformed weights.
std::size_t WinogradConvolution::transformedAt(int panel, int chunk) const
{
    std::size_t place = chunk * weightStride(0);
    for (int each = 0; each < chunks(); ++each)
        place += panel * weightStride(each);
    return place * kWinogradPlaces;
}

std::size_t WinogradConvolution::weightStride(int chunk) const
{
    return static_cast<std::size_t>(chunkWidth(chunk)) * panelFloats() + kPadding;
}

std::size_t WinogradConvolution::inputStride(int tiles, int width) const
{
    return static_cast<std::size_t>(tiles) * width + kPadding;
}

std::size_t WinogradConvolution::sumStride(int tiles) const
{
    return static_cast<std::size_t>(tiles) * panelFloats() + kPadding;
}

/// Where the nine weights of a pair of channels lie, m_block floats apart.
std::size_t WinogradConvolution::packedAt(int out, int in) const
{
    const int panel = out / (m_panel * m_block);
    const int part = out / m_block % m_panel;
    return weightsAt(panel, 0) + (static_cast<std::size_t>(in) * m_panel + part) * 9 * m_block
        + out % m_block;
}

void WinogradConvolution::pack(std::span<const float> weights)
{
    m_weights.grow(weightsAt(panels(), 0));
    const float* from = weights.data();
    for (int out = 0; out < m_out; ++out)
        for (int in = 0; in < m_in; ++in) {
            float* to = m_weights.data() + packedAt(out, in);
            for (int i = 0; i < 9; ++i)
                to[i * m_block] = *from++;
        }
}

std::vector<float> WinogradConvolution::weights() const
{
    std::vector<float> plain;
    plain.reserve(static_cast<std::size_t>(m_out) * m_in * 9);
    for (int out = 0; out < m_out; ++out)
        for (int in = 0; in < m_in; ++in)
            for (int i = 0; i < 9; ++i)
                plain.push_back(m_weights.data()[packedAt(out, in) + i * m_block]);
    return plain;
}

std::vector<float> WinogradConvolution::bias() const
{
    if (m_bias.size() == 0)
        return {};
    return { m_bias.data(), m_bias.data() + m_out };
}

void WinogradConvolution::transformAllWeights()
{
    m_transformed.grow(transformedAt(panels(), 0));
#pragma omp parallel for collapse(2) schedule(static)
    for (int panel = 0; panel < panels(); ++panel)
        for (int chunk = 0; chunk < chunks(); ++chunk)
            m_kernels.winogradWeights(
                { m_weights.data() + weightsAt(panel, chunk), chunkWidth(chunk) * m_panel,
                    m_transformed.data() + transformedAt(panel, chunk), weightStride(chunk) });
}

void WinogradConvolution::prepare(Size size, AlignedBuffer<float>& work)
{
    m_size = size;
    m_tileColumns = (size.width + kWinogradTile - 1) / kWinogradTile;
    m_tileRows = (size.height + kWinogradTile - 1) / kWinogradTile;
    m_byPatches = m_tileColumns * m_tileRows >= kLeastTilesForPatches
        && transformedAt(panels(), 0) <= kMostWeightFloats;
    const int width = chunkWidth(0);
    const auto threads = static_cast<std::size_t>(omp_get_max_threads());
    if (m_byPatches) {
        constexpr int kTiles = kPatchColumns * kPatchRows;
        if (m_transformed.size() == 0)
            transformAllWeights();
        m_threadFloats = winogradPixels(kPatchColumns, kPatchRows) * m_block
            + kWinogradPlaces * (inputStride(kTiles, width) + panels() * sumStride(kTiles));
        work.grow(threads * m_threadFloats);
        return;
    }
    m_transformed = {};
    m_bandRows = std::clamp(kBandTiles / m_tileColumns, 1, m_tileRows);
    const int tiles = m_bandRows * m_tileColumns;
    const std::size_t forInput = winogradPixels(m_tileColumns, 1) * m_block;
    const std::size_t forPanel = kWinogradPlaces * (sumStride(tiles) + weightStride(0));
    m_threadFloats = std::max(forInput, forPanel);
    work.grow(bandInputFloats() + threads * m_threadFloats);
}

std::size_t WinogradConvolution::bandInputFloats() const
{
    return chunks() * kWinogradPlaces * inputStride(m_bandRows * m_tileColumns, chunkWidth(0));
}

void WinogradConvolution::run(
    const ModulationCall& source, float* y, AlignedBuffer<float>& work) const
{
    if (m_byPatches) {
        const int across = (m_tileColumns + kPatchColumns - 1) / kPatchColumns;
        const int count = across * ((m_tileRows + kPatchRows - 1) / kPatchRows);
#pragma omp parallel for schedule(dynamic)
        for (int index = 0; index < count; ++index)
            runPatch(source, patch(index), y,
                work.data() + static_cast<std::size_t>(omp_get_thread_num()) * m_threadFloats);
        return;
    }
    for (int top = 0; top < m_tileRows; top += m_bandRows)
        runBand(source, { 0, top, m_tileColumns, std::min(m_bandRows, m_tileRows - top) }, y,
            work.data());
}

WinogradConvolution::Tiles WinogradConvolution::patch(int index) const
{
    const int across = (m_tileColumns + kPatchColumns - 1) / kPatchColumns;
    const int left = index % across * kPatchColumns;
    const int top = index / across * kPatchRows;
    return { left, top, std::min(kPatchColumns, m_tileColumns - left),
        std::min(kPatchRows, m_tileRows - top) };
}

void WinogradConvolution::transformInput(const ModulationCall& source, const Tiles& tiles,
    int chunk, float* pixels, float* transformed, std::size_t placeStride) const
{
    m_kernels.winogradInput({ source, tiles.left, tiles.top, tiles.columns, tiles.rows,
        chunk * kWinogradChunk / m_block, chunkWidth(chunk) / m_block, pixels, transformed,
        placeStride });
}

void WinogradConvolution::multiply(int chunk, int tiles, const float* input,
    std::size_t inputStride, const float* weights, float* sums) const
{
    m_kernels.winogradProducts({ input, inputStride, weights, weightStride(chunk),
        chunkWidth(chunk), tiles, m_panel, chunk == 0, sums, sumStride(tiles) });
}

void WinogradConvolution::finish(int panel, const Tiles& tiles, const float* sums, float* y) const
{
    const std::size_t channel = static_cast<std::size_t>(panel) * panelFloats();
    m_kernels.winogradOutput({ sums, sumStride(tiles.count()), tiles.left, tiles.top, tiles.columns,
        tiles.rows, m_panel, m_bias.size() == 0 ? nullptr : m_bias.data() + channel, m_accumulates,
        y + channel * static_cast<std::size_t>(m_size.area()), m_size.width, m_size.height });
}

void WinogradConvolution::runPatch(
    const ModulationCall& source, const Tiles& tiles, float* y, float* work) const
{
    const int count = tiles.count();
    float* pixels = work;
    float* input = pixels + winogradPixels(kPatchColumns, kPatchRows) * m_block;
    float* sums = input + kWinogradPlaces * inputStride(kPatchColumns * kPatchRows, chunkWidth(0));
    const std::size_t panelSums = kWinogradPlaces * sumStride(count);
    for (int chunk = 0; chunk < chunks(); ++chunk) {
        const std::size_t stride = inputStride(count, chunkWidth(chunk));
        transformInput(source, tiles, chunk, pixels, input, stride);
        for (int panel = 0; panel < panels(); ++panel)
            multiply(chunk, count, input, stride,
                m_transformed.data() + transformedAt(panel, chunk), sums + panel * panelSums);
    }
    for (int panel = 0; panel < panels(); ++panel)
        finish(panel, tiles, sums + panel * panelSums, y);
}

void WinogradConvolution::runBand(
    const ModulationCall& source, const Tiles& band, float* y, float* work) const
{
    const int count = band.count();
    const std::size_t chunkFloats = kWinogradPlaces * inputStride(count, chunkWidth(0));
    float* threads = work + bandInputFloats();
#pragma omp parallel
    {
        float* own = threads + static_cast<std::size_t>(omp_get_thread_num()) * m_threadFloats;
#pragma omp for collapse(2) schedule(static)
        for (int chunk = 0; chunk < chunks(); ++chunk)
            for (int row = 0; row < band.rows; ++row)
                transformInput(source, { 0, band.top + row, band.columns, 1 }, chunk, own,
                    work + static_cast<std::size_t>(chunk) * chunkFloats
                        + static_cast<std::size_t>(row) * band.columns * chunkWidth(chunk),
                    inputStride(count, chunkWidth(chunk)));
        float* weights = own + kWinogradPlaces * sumStride(count);
#pragma omp for schedule(dynamic)
        for (int panel = 0; panel < panels(); ++panel) {
            for (int chunk = 0; chunk < chunks(); ++chunk) {
                m_kernels.winogradWeights({ m_weights.data() + weightsAt(panel, chunk),
                    chunkWidth(chunk) * m_panel, weights, weightStride(chunk) });
                multiply(chunk, count, work + static_cast<std::size_t>(chunk) * chunkFloats,
                    inputStride(count, chunkWidth(chunk)), weights, own);
            }
            finish(panel, band, own, y);
        }
    }
}

} // namespace pleinair
