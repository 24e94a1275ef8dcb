#include "model/nn/label_patterns.h"

#include <cstring>
#include <span>

namespace pleinair {

namespace {

/// Numbers distinct patterns of fixed length in order of first appearance. Open addressing; equal
/// hashes are resolved by comparing the patterns themselves.
template <typename Cell>
class PatternTable {
public:
    explicit PatternTable(std::size_t cells)
        : m_cells(cells)
        , m_slots(1U << 12U, -1)
    {
    }

    [[nodiscard]] std::int32_t count() const
    {
        return static_cast<std::int32_t>(m_hashes.size());
    }
    [[nodiscard]] const std::vector<Cell>& patterns() const { return m_patterns; }

    std::int32_t idOf(const Cell* pattern)
    {
        if (m_hashes.size() * 2 >= m_slots.size())
            grow();
        const std::uint64_t hash = hashOf(pattern);
        for (std::size_t slot = hash & (m_slots.size() - 1);; slot = (slot + 1) & (m_slots.size() - 1)) {
            const std::int32_t id = m_slots[slot];
            if (id < 0)
                return insert(slot, hash, pattern);
            const auto index = static_cast<std::size_t>(id);
            if (m_hashes[index] == hash
                && std::memcmp(&m_patterns[index * m_cells], pattern, m_cells * sizeof(Cell)) == 0)
                return id;
        }
    }

private:
    [[nodiscard]] std::uint64_t hashOf(const Cell* pattern) const
    {
        std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
        for (std::size_t i = 0; i < m_cells; ++i) {
            hash = (hash ^ static_cast<std::uint64_t>(pattern[i])) * 0xBF58476D1CE4E5B9ULL;
            hash ^= hash >> 29U;
        }
        return hash;
    }

    std::int32_t insert(std::size_t slot, std::uint64_t hash, const Cell* pattern)
    {
        const std::int32_t id = count();
        m_slots[slot] = id;
        m_hashes.push_back(hash);
        m_patterns.insert(m_patterns.end(), pattern, pattern + m_cells);
        return id;
    }

    void grow()
    {
        m_slots.assign(m_slots.size() * 2, -1);
        for (std::size_t id = 0; id < m_hashes.size(); ++id) {
            std::size_t slot = m_hashes[id] & (m_slots.size() - 1);
            while (m_slots[slot] >= 0)
                slot = (slot + 1) & (m_slots.size() - 1);
            m_slots[slot] = static_cast<std::int32_t>(id);
        }
    }

    std::size_t m_cells;
    std::vector<std::int32_t> m_slots;
    std::vector<std::uint64_t> m_hashes;
    std::vector<Cell> m_patterns;
};

/// The id of the k x k neighbourhood of every cell of a plane, `outside` beyond its border.
template <typename Cell>
void numberNeighbourhoods(std::span<const Cell> plane, std::int64_t height, std::int64_t width,
    int kernel, Cell outside, PatternTable<Cell>& table, std::int32_t* ids)
{
    const std::int64_t pad = kernel / 2;
    const std::int64_t stride = width + 2 * pad;
    std::vector<Cell> padded(static_cast<std::size_t>((height + 2 * pad) * stride), outside);
    for (std::int64_t y = 0; y < height; ++y)
        std::memcpy(&padded[static_cast<std::size_t>((y + pad) * stride + pad)],
            &plane[static_cast<std::size_t>(y * width)],
            static_cast<std::size_t>(width) * sizeof(Cell));
    std::vector<Cell> pattern(static_cast<std::size_t>(kernel * kernel));
    for (std::int64_t y = 0; y < height; ++y) {
        for (std::int64_t x = 0; x < width; ++x) {
            for (int row = 0; row < kernel; ++row)
                std::memcpy(&pattern[static_cast<std::size_t>(row * kernel)],
                    &padded[static_cast<std::size_t>((y + row) * stride + x)],
                    static_cast<std::size_t>(kernel) * sizeof(Cell));
            ids[y * width + x] = table.idOf(pattern.data());
        }
    }
}

torch::Tensor channelsOf(const PatternTable<std::int16_t>& table, const torch::Tensor& symbolChannels,
    std::int64_t cells)
{
    const std::int64_t rows = table.count();
    const std::int64_t symbols = symbolChannels.size(0);
    const std::int64_t channels = symbolChannels.size(1);
    // One more symbol, all zeros, stands for "outside the map".
    const auto lookup = torch::cat({ symbolChannels, torch::zeros({ 1, channels }) });
    auto indices = torch::empty({ rows * cells }, torch::kInt64);
    auto* index = indices.data_ptr<std::int64_t>();
    for (std::int64_t i = 0; i < rows * cells; ++i) {
        const std::int16_t symbol = table.patterns()[static_cast<std::size_t>(i)];
        index[i] = symbol < 0 ? symbols : symbol;
    }
    return lookup.index_select(0, indices)
        .view({ rows, cells, channels })
        .transpose(1, 2)
        .reshape({ rows, channels * cells });
}

} // namespace

InverseIndex InverseIndex::of(const std::vector<std::int32_t>& values, std::int64_t count)
{
    InverseIndex inverse;
    inverse.start.assign(static_cast<std::size_t>(count) + 1, 0);
    for (const std::int32_t value : values)
        ++inverse.start[static_cast<std::size_t>(value) + 1];
    for (std::size_t i = 1; i < inverse.start.size(); ++i)
        inverse.start[i] += inverse.start[i - 1];
    inverse.positions.resize(values.size());
    std::vector<std::int32_t> next(inverse.start.begin(), inverse.start.end() - 1);
    for (std::size_t i = 0; i < values.size(); ++i)
        inverse.positions[static_cast<std::size_t>(next[static_cast<std::size_t>(values[i])]++)]
            = static_cast<std::int32_t>(i);
    return inverse;
}

std::shared_ptr<const LabelPatterns> findLabelPatterns(
    const torch::Tensor& symbols, const torch::Tensor& symbolChannels, int kernel)
{
    auto found = std::make_shared<LabelPatterns>();
    found->batch = symbols.size(0);
    found->height = symbols.size(1);
    found->width = symbols.size(2);
    found->cells = std::int64_t { kernel } * kernel;
    const std::int64_t area = found->height * found->width;
    const std::int64_t pixels = found->batch * area;

    const auto dense = symbols.contiguous();
    const std::span all(dense.data_ptr<std::int16_t>(), static_cast<std::size_t>(pixels));
    PatternTable<std::int16_t> hidden(static_cast<std::size_t>(found->cells));
    std::vector<std::int32_t> hiddenIds(static_cast<std::size_t>(pixels));
    for (std::int64_t n = 0; n < found->batch; ++n)
        numberNeighbourhoods<std::int16_t>(
            all.subspan(static_cast<std::size_t>(n * area), static_cast<std::size_t>(area)),
            found->height, found->width, kernel, -1, hidden, &hiddenIds[static_cast<std::size_t>(n * area)]);
    found->hiddenRows = hidden.count();
    found->hiddenInputs = channelsOf(hidden, symbolChannels, found->cells);

    PatternTable<std::int32_t> modulation(static_cast<std::size_t>(found->cells));
    found->pixelRows.resize(static_cast<std::size_t>(pixels));
    const std::span<const std::int32_t> planes(hiddenIds);
    for (std::int64_t n = 0; n < found->batch; ++n)
        numberNeighbourhoods<std::int32_t>(
            planes.subspan(static_cast<std::size_t>(n * area), static_cast<std::size_t>(area)),
            found->height, found->width, kernel, static_cast<std::int32_t>(found->hiddenRows),
            modulation, &found->pixelRows[static_cast<std::size_t>(n * area)]);
    found->modulationRows = modulation.count();
    found->cellRows = modulation.patterns();
    found->cellsByHiddenRow = InverseIndex::of(found->cellRows, found->hiddenRows + 1);
    found->pixelsByRow = InverseIndex::of(found->pixelRows, found->modulationRows);
    return found;
}

} // namespace pleinair
