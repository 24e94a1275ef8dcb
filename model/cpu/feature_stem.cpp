#include "model/cpu/feature_stem.h"

#include "model/cpu/bilinear_tap.h"
#include "model/cpu/vector_isa.h"

#include <algorithm>
#include <cstring>

namespace pleinair {

namespace {

/// [channels, 9K] of a 3 x 3 convolution as [9][K][channels].
std::vector<float> byCellAndLabel(const std::vector<float>& weights, int channels, int labels)
{
    std::vector<float> table(weights.size());
    for (int c = 0; c < channels; ++c)
        for (int label = 0; label < labels; ++label)
            for (int cell = 0; cell < 9; ++cell)
                table[(static_cast<std::size_t>(cell) * labels + label) * channels + c] =
                    weights[(static_cast<std::size_t>(c) * labels + label) * 9 + cell];
    return table;
}

} // namespace

FeatureStem::FeatureStem(const NetworkWeights& weights, int block)
    : m_options(weights.options)
    , m_block(block)
    , m_channels(16 * weights.options.ngf)
    , m_weights(weights.generator.at("fc.weight").toFloats())
    , m_bias(weights.generator.at("fc.bias").toFloats())
{
    if (!m_options.useVae)
        m_weights = byCellAndLabel(m_weights, m_channels, m_options.semanticNc());
}

void FeatureStem::run(const LabelMap& labels, std::span<const std::uint8_t> edges,
    std::span<const float> z, Size grid, float* features)
{
    if (!m_options.useVae) {
        fromLabels(labels, edges, grid, features);
        return;
    }
    const bool isKnown =
        grid == m_grid && std::equal(z.begin(), z.end(), m_latent.begin(), m_latent.end());
    if (!isKnown)
        fromLatent(z, grid);
    const auto floats = static_cast<std::size_t>(paddedTo(m_block, m_channels)) * grid.area();
    std::memcpy(features, m_features.data(), floats * sizeof(float));
}

void FeatureStem::fromLatent(std::span<const float> z, Size grid)
{
    const Size own = m_options.startGrid();
    const auto cells = static_cast<std::size_t>(own.area());
    std::vector<float> plain(static_cast<std::size_t>(m_channels) * cells);
#pragma omp parallel for schedule(static)
    for (std::size_t row = 0; row < plain.size(); ++row) {
        const float* weights = m_weights.data() + row * z.size();
        float sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t i = 0; i < z.size(); ++i)
            sum += weights[i] * z[i];
        plain[row] = sum + m_bias[row];
    }
    const auto area = static_cast<std::size_t>(grid.area());
    m_features.grow(static_cast<std::size_t>(paddedTo(m_block, m_channels)) * area);
    for (int y = 0; y < grid.height; ++y) {
        const auto row = BilinearTap::of(y, own.height, grid.height);
        for (int x = 0; x < grid.width; ++x) {
            const auto column = BilinearTap::of(x, own.width, grid.width);
            const auto pixel = static_cast<std::size_t>(y) * grid.width + x;
            for (int c = 0; c < m_channels; ++c) {
                const float* from = plain.data() + static_cast<std::size_t>(c) * cells;
                const auto along = [&](int line) {
                    const float* values = from + static_cast<std::size_t>(line) * own.width;
                    return column.between(values[column.low], values[column.high]);
                };
                m_features.data()[(c / m_block * area + pixel) * m_block + c % m_block] =
                    row.between(along(row.low), along(row.high));
            }
        }
    }
    m_latent.assign(z.begin(), z.end());
    m_grid = grid;
}

int FeatureStem::channelOf(ClassId id) const
{
    return id == kUnknownClass ? m_options.labelNc : id;
}

void FeatureStem::fromLabels(
    const LabelMap& labels, std::span<const std::uint8_t> edges, Size grid, float* features) const
{
    const auto rows = nearestSourceIndices(labels.height(), grid.height);
    const auto columns = nearestSourceIndices(labels.width(), grid.width);
    const auto area = static_cast<std::size_t>(grid.area());
    const int edgeChannel = m_options.semanticNc() - 1;
    const bool hasEdges = !m_options.noInstance && !edges.empty();
    std::vector<float> sum(static_cast<std::size_t>(m_channels));
    const auto add = [&](int cell, int channel) {
        const float* from = m_weights.data()
            + (static_cast<std::size_t>(cell) * m_options.semanticNc() + channel) * sum.size();
        for (std::size_t c = 0; c < sum.size(); ++c)
            sum[c] += from[c];
    };
    for (int y = 0; y < grid.height; ++y)
        for (int x = 0; x < grid.width; ++x) {
            sum = m_bias;
            for (int cell = 0; cell < 9; ++cell) {
                const int row = y + cell / 3 - 1;
                const int column = x + cell % 3 - 1;
                if (row < 0 || row >= grid.height || column < 0 || column >= grid.width)
                    continue;
                const int sourceX = columns[static_cast<std::size_t>(column)];
                const int sourceY = rows[static_cast<std::size_t>(row)];
                add(cell, channelOf(labels.at(sourceX, sourceY)));
                if (hasEdges
                    && edges[static_cast<std::size_t>(sourceY) * labels.width() + sourceX] != 0)
                    add(cell, edgeChannel);
            }
            const auto pixel = static_cast<std::size_t>(y) * grid.width + x;
            for (int c = 0; c < m_channels; ++c)
                features[(c / m_block * area + pixel) * m_block + c % m_block] =
                    sum[static_cast<std::size_t>(c)];
        }
}

} // namespace pleinair
