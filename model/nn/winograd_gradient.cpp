#include "model/nn/scratch_memory.h"
#include "model/nn/winograd_layout.h"
#include "model/nn/winograd_sums.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace pleinair {

namespace {

/// Transformed values that all threads share, unless that would be fewer than some tiles.
constexpr std::int64_t kSharedFloats = 1 << 20;
constexpr std::int64_t kTileGroup = 12; ///< That a thread transforms at once.
constexpr std::int64_t kGradientRows = 48; ///< Of sums that a thread takes at once.
constexpr std::int64_t kPanelGroup = 2; ///< Panels that a thread takes at once, at most.

/// The gradient of a weight: sums over all tiles, tile by tile in order, however many threads.
class GradientSums {
public:
    explicit GradientSums(const WinogradGradient& gradient)
        : m_call(gradient)
        , m_total(m_call.pictures * m_call.tiles.down * m_call.tiles.across)
        , m_rows(winogradWidth(m_call.input))
        , m_left(m_rows + kWinogradGap)
        , m_panels(dividedUp(m_call.results.channels, winogradKernels().panel))
        , m_right(m_panels * winogradKernels().panel + kWinogradGap)
        , m_block(std::min(roundedUp(m_total, kTileGroup),
              std::max(kFewWinogradTiles,
                  kSharedFloats / (kWinogradPlaces * (m_left + m_right)) / kTileGroup
                      * kTileGroup)))
        , m_values(scratchMemory(
              ScratchUse::SharedValues, floats(kWinogradPlaces * m_block * (m_left + m_right))))
    {
    }

    void run()
    {
        if (m_total <= m_block)
            runByPanels();
        else
            runByTiles();
    }

private:
    [[nodiscard]] float* gradientValues() const
    {
        return m_values + kWinogradPlaces * m_block * m_left;
    }

    /// All tiles are there: a thread takes panels from sums to weights.
    void runByPanels()
    {
        transform(0, m_total);
        const std::int64_t width = winogradKernels().panel;
        const std::int64_t group =
            std::clamp<std::int64_t>(m_panels / at::get_num_threads(), 1, kPanelGroup);
        at::parallel_for(
            0, dividedUp(m_panels, group), 1, [&](std::int64_t begin, std::int64_t end) {
                const std::int64_t stride = group * width;
                float* sums = scratchMemory(
                    ScratchUse::ThreadValues, floats(kWinogradPlaces * m_rows * stride));
                for (std::int64_t i = begin; i < end; ++i) {
                    const std::int64_t first = i * group;
                    const std::int64_t last = std::min(m_panels, first + group);
                    for (std::int64_t place = 0; place < kWinogradPlaces; ++place)
                        for (std::int64_t row = 0; row < m_rows; row += kGradientRows)
                            add({ place, row, std::min(kGradientRows, m_rows - row), first,
                                    last - first, m_total, true },
                                sums + (place * m_rows + row) * stride, stride);
                    winogradKernels().weightGradients(sums, floats(m_rows * stride), floats(stride),
                        m_call.layout, static_cast<int>(first), static_cast<int>(last),
                        m_call.target);
                }
            });
    }

    void runByTiles()
    {
        const std::int64_t placeFloats = m_rows * m_right;
        const std::int64_t groups = dividedUp(m_rows, kGradientRows);
        float* sums =
            scratchMemory(ScratchUse::SharedWeights, floats(kWinogradPlaces * placeFloats));
        for (std::int64_t first = 0; first < m_total; first += m_block) {
            const std::int64_t end = std::min(m_total, first + m_block);
            transform(first, end);
            at::parallel_for(
                0, kWinogradPlaces * groups, 1, [&](std::int64_t begin, std::int64_t last) {
                    for (std::int64_t i = begin; i < last; ++i) {
                        const std::int64_t place = i / groups;
                        const std::int64_t row = i % groups * kGradientRows;
                        add({ place, row, std::min(kGradientRows, m_rows - row), 0, m_panels,
                                end - first, first == 0 },
                            sums + place * placeFloats + row * m_right, m_right);
                    }
                });
        }
        at::parallel_for(0, m_panels, 1, [&](std::int64_t begin, std::int64_t end) {
            winogradKernels().weightGradients(sums + begin * winogradKernels().panel,
                floats(placeFloats), floats(m_right), m_call.layout, static_cast<int>(begin),
                static_cast<int>(end), m_call.target);
        });
    }

    void transform(std::int64_t first, std::int64_t end)
    {
        at::parallel_for(
            0, dividedUp(end - first, kTileGroup), 1, [&](std::int64_t begin, std::int64_t last) {
                for (std::int64_t i = begin; i < last; ++i) {
                    const std::int64_t tile = i * kTileGroup;
                    const auto tiles = winogradPart(
                        m_call.tiles, first + tile, std::min(end, first + tile + kTileGroup));
                    winogradKernels().windows(m_call.input, m_call.inputPixels, m_call.origin,
                        tiles, winogradValues(m_values + tile * m_left, m_block * m_left, m_left));
                    winogradKernels().resultGradients(m_call.results, m_call.resultGradients, tiles,
                        winogradValues(
                            gradientValues() + tile * m_right, m_block * m_right, m_right));
                }
            });
    }

    /// Some sums of one place.
    struct Part {
        std::int64_t place;
        std::int64_t row;
        std::int64_t rows;
        std::int64_t panel;
        std::int64_t panels;
        std::int64_t tiles;
        bool isFirst;
    };

    void add(const Part& part, float* sums, std::int64_t sumStride) const
    {
        const std::int64_t panel = winogradKernels().panel;
        WinogradProducts products;
        products.left = m_values + part.place * m_block * m_left + part.row;
        products.leftRowStride = 1;
        products.leftInnerStride = floats(m_left);
        products.right = gradientValues() + part.place * m_block * m_right + part.panel * panel;
        products.rightPanelStride = floats(panel);
        products.rightInnerStride = floats(m_right);
        products.rows = static_cast<int>(part.rows);
        products.inner = static_cast<int>(part.tiles);
        products.panels = static_cast<int>(part.panels);
        products.isFirst = part.isFirst;
        products.sums = sums;
        products.sumStride = floats(sumStride);
        winogradKernels().products(products);
    }

    const WinogradGradient& m_call;
    std::int64_t m_total; ///< Tiles of all pictures.
    std::int64_t m_rows; ///< Of sums: channels of the input, phase by phase.
    std::int64_t m_left; ///< Floats of a tile's input values.
    std::int64_t m_panels; ///< Of sums: channels of the gradient.
    std::int64_t m_right; ///< Floats of a tile's gradient values, and of a row of sums.
    std::int64_t m_block; ///< Tiles that are there at once.
    float* m_values;
};

} // namespace

void sumWinogradGradient(const WinogradGradient& call)
{
    GradientSums(call).run();
}

} // namespace pleinair
