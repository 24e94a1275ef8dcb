#include "model/cpu/modulation_table.h"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace pleinair {

namespace {

constexpr double kEps = 1e-5;
/// Below so many cells of the start grid nearly every label pattern is distinct, down to the hidden
/// ones, and products of each hidden pattern with each cell would be more work, not less.
constexpr int kLeastScaleForProducts = 4;

std::vector<float> floatsOf(const NetworkWeights& weights, const std::string& name)
{
    return weights.generator.at(name).toFloats();
}

/// [h, K, k, k] to [cells][symbols][width]: symbol c is class c, symbol K + c is class c with the
/// last channel, that of the edges, added.
void packHidden(SpadeWeights& spade, const std::vector<float>& shared, int hidden, int channels,
    int cells, int symbols)
{
    spade.hiddenTable.grow(static_cast<std::size_t>(cells) * symbols * spade.width);
    float* out = spade.hiddenTable.data();
    for (int cell = 0; cell < cells; ++cell)
        for (int symbol = 0; symbol < symbols; ++symbol, out += spade.width)
            for (int h = 0; h < hidden; ++h) {
                const float* from = shared.data() + static_cast<std::size_t>(h) * channels * cells + cell;
                out[h] = from[static_cast<std::size_t>(symbol % channels) * cells];
                if (symbol >= channels)
                    out[h] += from[static_cast<std::size_t>(channels - 1) * cells];
            }
}

/// Gamma's and beta's [C, h, k, k] to [blocks][cells][width][2][B].
void packRows(SpadeWeights& spade, const std::vector<float>& gamma, const std::vector<float>& beta,
    int channels, int hidden, int cells, int block)
{
    spade.rowWeights.grow(static_cast<std::size_t>(spade.blocks) * cells * spade.width * 2 * block);
    for (int c = 0; c < channels; ++c) {
        float* panel = spade.rowWeights.data()
            + static_cast<std::size_t>(c / block) * cells * spade.width * 2 * block;
        for (int h = 0; h < hidden; ++h)
            for (int cell = 0; cell < cells; ++cell) {
                const std::size_t from = (static_cast<std::size_t>(c) * hidden + h) * cells + cell;
                float* to = panel + (static_cast<std::size_t>(cell) * spade.width + h) * 2 * block + c % block;
                to[0] = gamma[from];
                to[block] = beta[from];
            }
    }
}

void packBias(SpadeWeights& spade, const std::vector<float>& gamma, const std::vector<float>& beta, int block)
{
    spade.rowBias.grow(static_cast<std::size_t>(spade.blocks) * 2 * block);
    for (std::size_t c = 0; c < gamma.size(); ++c) {
        float* to = spade.rowBias.data() + c / block * 2 * block + c % block;
        to[0] = 1.0F + gamma[c];
        to[block] = beta[c];
    }
}

void packStatistics(SpadeWeights& spade, const SpadeLayout& layout, const NetworkWeights& weights, int block)
{
    const auto padded = static_cast<std::size_t>(spade.blocks) * block;
    spade.mean.grow(padded);
    spade.inverseDeviation.grow(padded);
    if (weights.options.spadeNorm == SpadeNorm::Instance)
        return;
    const std::string norm = layout.name + ".param_free_norm.";
    const std::vector<float> mean = floatsOf(weights, norm + "running_mean");
    const std::vector<float> variance = floatsOf(weights, norm + "running_var");
    for (std::size_t c = 0; c < mean.size(); ++c) {
        spade.mean.data()[c] = mean[c];
        spade.inverseDeviation.data()[c] = static_cast<float>(1.0 / std::sqrt(double { variance[c] } + kEps));
    }
}

} // namespace

ModulationTable::ModulationTable(const LevelLayout& level, std::vector<const SpadeLayout*> spades,
    const NetworkWeights& weights, VectorIsa isa)
    : m_kernels(kernelsFor(isa))
    , m_block(channelBlock(isa))
    , m_cells(weights.options.spadeKernel * weights.options.spadeKernel)
    , m_symbols(weights.options.semanticNc() * (weights.options.noInstance ? 1 : 2))
    , m_byProducts(level.scale >= kLeastScaleForProducts)
{
    const int hidden = weights.options.nhidden;
    for (const SpadeLayout* layout : spades) {
        SpadeWeights spade;
        spade.blocks = paddedTo(m_block, layout->channels) / m_block;
        spade.width = paddedTo(m_block, hidden);
        spade.firstFloat = m_rowFloats;
        packHidden(spade, floatsOf(weights, layout->name + ".mlp_shared.0.weight"), hidden,
            weights.options.semanticNc(), m_cells, m_symbols);
        spade.hiddenBias.grow(static_cast<std::size_t>(spade.width));
        const auto bias = floatsOf(weights, layout->name + ".mlp_shared.0.bias");
        std::copy(bias.begin(), bias.end(), spade.hiddenBias.data());
        packRows(spade, floatsOf(weights, layout->name + ".mlp_gamma.weight"),
            floatsOf(weights, layout->name + ".mlp_beta.weight"), layout->channels, hidden, m_cells, m_block);
        packBias(spade, floatsOf(weights, layout->name + ".mlp_gamma.bias"),
            floatsOf(weights, layout->name + ".mlp_beta.bias"), m_block);
        packStatistics(spade, *layout, weights, m_block);
        m_rowFloats += stripeFloats(spade);
        m_spades.push_back(std::move(spade));
    }
}

void ModulationTable::compute(const LevelPlan& plan)
{
    const NewRows& rows = plan.newRows();
    // A quarter more than asked for, so that a painting that slowly grows richer rarely moves it.
    const std::size_t floats = plan.slotCount() * m_rowFloats;
    if (floats > m_rows.size())
        m_rows.grow(std::min(floats + floats / 4, plan.shape().maxRows * m_rowFloats));
    if (rows.rowCount() == 0)
        return;
    for (std::size_t spade = 0; spade < m_spades.size(); ++spade) {
        computeHidden(rows, spade);
        computeRows(rows, spade, m_rows.data() + m_spades[spade].firstFloat, m_rowFloats);
    }
}

void ModulationTable::computeStripe(const NewRows& rows, std::size_t spade)
{
    m_stripe.grow(rows.rowCount() * stripeStride(spade));
    computeHidden(rows, spade);
    computeRows(rows, spade, m_stripe.data(), stripeStride(spade));
}

std::size_t ModulationTable::stripeStride(std::size_t spade) const
{
    return stripeFloats(m_spades[spade]);
}

std::size_t ModulationTable::stripeFloats(const SpadeWeights& spade) const
{
    return static_cast<std::size_t>(spade.blocks) * 2 * m_block;
}

void ModulationTable::computeHidden(const NewRows& rows, std::size_t spade)
{
    const SpadeWeights& weights = m_spades[spade];
    const auto width = static_cast<std::size_t>(weights.width);
    m_hidden.grow((rows.hiddenCount + 1) * width);
    const HiddenCall call { rows.hiddenPatterns.data(), rows.hiddenCount, m_cells, m_symbols,
        weights.width, weights.hiddenTable.data(), weights.hiddenBias.data(), m_hidden.data() };
    constexpr std::int64_t kChunk = 64;
    const auto chunks = (static_cast<std::int64_t>(rows.hiddenCount) + kChunk - 1) / kChunk;
#pragma omp parallel for schedule(static) if (chunks > 1)
    for (std::int64_t chunk = 0; chunk < chunks; ++chunk)
        m_kernels.hidden(call, static_cast<std::size_t>(chunk * kChunk),
            std::min(static_cast<std::size_t>((chunk + 1) * kChunk), rows.hiddenCount));
    std::fill_n(m_hidden.data() + rows.hiddenCount * width, width, 0.0F);
}

void ModulationTable::computeRows(const NewRows& rows, std::size_t spade, float* target, std::size_t stride)
{
    const SpadeWeights& weights = m_spades[spade];
    const std::size_t blockFloats = static_cast<std::size_t>(2) * m_block;
    const std::size_t panel = static_cast<std::size_t>(m_cells) * weights.width * blockFloats;
    const std::size_t products = (rows.hiddenCount + 1) * blockFloats;
    m_products.grow(products * static_cast<std::size_t>(omp_get_max_threads()));
    RowCall common;
    common.cells = rows.cells.data();
    common.slots = rows.slots.data();
    common.rows = rows.rowCount();
    common.hiddenCount = rows.hiddenCount;
    common.cellCount = m_cells;
    common.width = weights.width;
    common.hidden = m_hidden.data();
    common.rowStride = stride;
#pragma omp parallel for schedule(dynamic)
    for (int block = 0; block < weights.blocks; ++block) {
        RowCall call = common;
        call.weights = weights.rowWeights.data() + static_cast<std::size_t>(block) * panel;
        call.bias = weights.rowBias.data() + static_cast<std::size_t>(block) * blockFloats;
        call.products = m_products.data() + products * static_cast<std::size_t>(omp_get_thread_num());
        call.target = target + static_cast<std::size_t>(block) * blockFloats;
        (m_byProducts ? m_kernels.rowsByProducts : m_kernels.rows)(call);
    }
}

} // namespace pleinair
