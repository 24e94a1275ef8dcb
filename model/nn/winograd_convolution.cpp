#include "model/nn/scratch_memory.h"
#include "model/nn/winograd_layout.h"
#include "model/nn/winograd_sums.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace pleinair {

namespace {

/// Tiles that a thread takes at once: few, so that they stay within its cache, unless weights are
/// so large that reading them is what it waits for.
constexpr std::int64_t kChunkTiles = 24;
constexpr std::int64_t kLargeChunkTiles = 96;
constexpr std::int64_t kLargeWeights = 1 << 21; ///< Floats, transformed.
constexpr std::int64_t kTileGroup = 12; ///< Rows that products like.

struct Convolver {
    explicit Convolver(const WinogradConvolution& convolution)
        : call(convolution)
        , panel(own.panel)
        , vectors(winogradWidth(call.to) / own.lanes)
        , panels(dividedUp(winogradWidth(call.to), panel))
        , panelFloats(call.inner * panel)
        , left(winogradWidth(call.from) + kWinogradGap)
        , total(call.pictures * call.tiles.down * call.tiles.across)
    {
    }

    void run() const
    {
        const bool isLarge = kWinogradPlaces * panels * panelFloats > kLargeWeights;
        if (isLarge && total <= kFewWinogradTiles)
            runByPanels();
        else
            runByTiles(isLarge ? kLargeChunkTiles : kChunkTiles);
    }

    /// Threads take tiles, from pixels to pixels.
    void runByTiles(std::int64_t most) const
    {
        const std::int64_t chunk =
            std::min(most, roundedUp(dividedUp(total, at::get_num_threads()), kTileGroup));
        const std::int64_t right = panels * panel + kWinogradGap;
        const std::int64_t place = panels * panelFloats;
        float* weights = scratchMemory(ScratchUse::SharedWeights, floats(kWinogradPlaces * place));
        at::parallel_for(0, panels, 1, [&](std::int64_t begin, std::int64_t end) {
            call.transformWeights(call.weights, static_cast<int>(begin), static_cast<int>(end),
                weights + begin * panelFloats, floats(place));
        });
        at::parallel_for(0, dividedUp(total, chunk), 1, [&](std::int64_t begin, std::int64_t end) {
            float* values = scratchMemory(
                ScratchUse::ThreadValues, floats(kWinogradPlaces * chunk * (left + right)));
            float* sums = values + kWinogradPlaces * chunk * left;
            for (std::int64_t i = begin; i < end; ++i) {
                const auto tiles =
                    winogradPart(call.tiles, i * chunk, std::min(total, (i + 1) * chunk));
                own.windows(call.from, call.source, call.origin, tiles,
                    winogradValues(values, chunk * left, left));
                multiply(values, chunk * left, weights, place, panels, tiles.count, sums,
                    chunk * right, right);
                own.results(winogradValues(sums, chunk * right, right), tiles, 0,
                    static_cast<int>(vectors), call.bias, call.to, call.target);
            }
        });
    }

    /// Threads take panels of results, each of which is a weight's only reader.
    void runByPanels() const
    {
        float* values =
            scratchMemory(ScratchUse::SharedValues, floats(kWinogradPlaces * total * left));
        at::parallel_for(
            0, dividedUp(total, kTileGroup), 1, [&](std::int64_t begin, std::int64_t end) {
                const std::int64_t first = begin * kTileGroup;
                own.windows(call.from, call.source, call.origin,
                    winogradPart(call.tiles, first, std::min(total, end * kTileGroup)),
                    winogradValues(values + first * left, total * left, left));
            });
        const auto tiles = winogradPart(call.tiles, 0, total);
        at::parallel_for(0, panels, 1, [&](std::int64_t begin, std::int64_t end) {
            float* weights = scratchMemory(
                ScratchUse::ThreadValues, floats(kWinogradPlaces * (panelFloats + total * panel)));
            float* sums = weights + kWinogradPlaces * panelFloats;
            for (std::int64_t i = begin; i < end; ++i) {
                call.transformWeights(call.weights, static_cast<int>(i), static_cast<int>(i + 1),
                    weights, floats(panelFloats));
                multiply(values, total * left, weights, panelFloats, 1, total, sums, total * panel,
                    panel);
                const std::int64_t first = i * panel / own.lanes;
                own.results(winogradValues(sums, total * panel, panel), tiles,
                    static_cast<int>(first),
                    static_cast<int>(std::min(vectors, first + panel / own.lanes)), call.bias,
                    call.to, call.target);
            }
        });
    }

    /// sums = values * weights, place by place.
    void multiply(const float* values, std::int64_t valuePlace, const float* weights,
        std::int64_t weightPlace, std::int64_t columns, std::int64_t rows, float* sums,
        std::int64_t sumPlace, std::int64_t sumStride) const
    {
        for (std::int64_t place = 0; place < kWinogradPlaces; ++place) {
            WinogradProducts products;
            products.left = values + place * valuePlace;
            products.leftRowStride = floats(left);
            products.leftInnerStride = 1;
            products.right = weights + place * weightPlace;
            products.rightPanelStride = floats(panelFloats);
            products.rightInnerStride = floats(panel);
            products.rows = static_cast<int>(rows);
            products.inner = static_cast<int>(call.inner);
            products.panels = static_cast<int>(columns);
            products.sums = sums + place * sumPlace;
            products.sumStride = floats(sumStride);
            own.products(products);
        }
    }

    const WinogradKernels& own = winogradKernels();
    const WinogradConvolution& call;
    std::int64_t panel; ///< Columns of a panel.
    std::int64_t vectors; ///< Of a tile's results.
    std::int64_t panels;
    std::int64_t panelFloats; ///< Weights of a panel and place.
    std::int64_t left; ///< Floats of a tile's values.
    std::int64_t total; ///< Tiles.
};

} // namespace

void convolveByWinograd(const WinogradConvolution& call)
{
    Convolver(call).run();
}

} // namespace pleinair
