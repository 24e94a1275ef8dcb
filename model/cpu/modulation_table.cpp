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
/// Products of one thread that are held at once: half a megabyte, which second-level caches hold.
constexpr std::size_t kProductFloats = std::size_t { 1 } << 17U;

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
                const float* from =
                    shared.data() + static_cast<std::size_t>(h) * channels * cells + cell;
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
                float* to = panel + (static_cast<std::size_t>(cell) * spade.width + h) * 2 * block
                    + c % block;
                to[0] = gamma[from];
                to[block] = beta[from];
            }
    }
}

void packBias(
    SpadeWeights& spade, const std::vector<float>& gamma, const std::vector<float>& beta, int block)
{
    spade.rowBias.grow(static_cast<std::size_t>(spade.blocks) * 2 * block);
    for (std::size_t c = 0; c < gamma.size(); ++c) {
        float* to = spade.rowBias.data() + c / block * 2 * block + c % block;
        to[0] = 1.0F + gamma[c];
        to[block] = beta[c];
    }
}

void packStatistics(
    SpadeWeights& spade, const SpadeLayout& layout, const NetworkWeights& weights, int block)
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
        spade.inverseDeviation.data()[c] =
            static_cast<float>(1.0 / std::sqrt(double { variance[c] } + kEps));
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
            floatsOf(weights, layout->name + ".mlp_beta.weight"), layout->channels, hidden, m_cells,
            m_block);
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
    computeRows(rows, 0, m_spades.size(), m_rows.data(), m_rowFloats);
}

void ModulationTable::computeStripe(const NewRows& rows, std::size_t spade)
{
    m_stripe.grow(rows.rowCount() * stripeStride(spade));
    computeRows(rows, spade, spade + 1, m_stripe.data(), stripeStride(spade));
}

std::size_t ModulationTable::stripeStride(std::size_t spade) const
{
    return stripeFloats(m_spades[spade]);
}

std::size_t ModulationTable::stripeFloats(const SpadeWeights& spade) const
{
    return static_cast<std::size_t>(spade.blocks) * 2 * m_block;
}

std::size_t ModulationTable::hiddenFloats(const NewRows& rows) const
{
    return (rows.hiddenCount + 1) * static_cast<std::size_t>(m_spades.front().width);
}

void ModulationTable::computeHidden(const NewRows& rows, std::size_t first, std::size_t end)
{
    constexpr std::int64_t kChunk = 64;
    const std::size_t part = hiddenFloats(rows);
    m_hidden.grow((end - first) * part);
    const auto chunks = (static_cast<std::int64_t>(rows.hiddenCount) + kChunk - 1) / kChunk;
#pragma omp parallel for collapse(2) schedule(static)
    for (std::size_t spade = first; spade < end; ++spade)
        for (std::int64_t chunk = 0; chunk < chunks; ++chunk) {
            const SpadeWeights& weights = m_spades[spade];
            const HiddenCall call { rows.hiddenPatterns.data(), rows.hiddenCount, m_cells,
                m_symbols, weights.width, weights.hiddenTable.data(), weights.hiddenBias.data(),
                m_hidden.data() + (spade - first) * part };
            m_kernels.hidden(call, static_cast<std::size_t>(chunk * kChunk),
                std::min(static_cast<std::size_t>((chunk + 1) * kChunk), rows.hiddenCount));
        }
    const auto width = static_cast<std::size_t>(m_spades.front().width);
    for (std::size_t spade = first; spade < end; ++spade)
        std::fill_n(m_hidden.data() + (spade - first + 1) * part - width, width, 0.0F);
}

void ModulationTable::computeRows(
    const NewRows& rows, std::size_t first, std::size_t end, float* target, std::size_t stride)
{
    computeHidden(rows, first, end);
    const std::size_t blockFloats = static_cast<std::size_t>(2) * m_block;
    const std::size_t cellProducts = (rows.hiddenCount + 1) * blockFloats;
    const int productCells = static_cast<int>(std::clamp<std::size_t>(
        kProductFloats / cellProducts, 1, static_cast<std::size_t>(m_cells)));
    const std::size_t products = cellProducts * static_cast<std::size_t>(productCells);
    m_products.grow(products * static_cast<std::size_t>(omp_get_max_threads()));
    // All blocks of all layers in one list, so that no thread waits while another has two left.
    const std::size_t origin = m_spades[first].firstFloat;
    const auto blocks = static_cast<std::int64_t>(
        (m_spades[end - 1].firstFloat + stripeFloats(m_spades[end - 1]) - origin) / blockFloats);
#pragma omp parallel for schedule(dynamic)
    for (std::int64_t block = 0; block < blocks; ++block) {
        const std::size_t offset = static_cast<std::size_t>(block) * blockFloats;
        std::size_t spade = first;
        while (m_spades[spade].firstFloat - origin + stripeFloats(m_spades[spade]) <= offset)
            ++spade;
        const SpadeWeights& weights = m_spades[spade];
        const std::size_t own = (offset + origin - weights.firstFloat) / blockFloats;
        RowCall call;
        call.cells = rows.cells.data();
        call.slots = rows.slots.data();
        call.rows = rows.rowCount();
        call.hiddenCount = rows.hiddenCount;
        call.cellCount = m_cells;
        call.width = weights.width;
        call.hidden = m_hidden.data() + (spade - first) * hiddenFloats(rows);
        call.weights = weights.rowWeights.data()
            + own * static_cast<std::size_t>(m_cells) * static_cast<std::size_t>(weights.width)
                * blockFloats;
        call.bias = weights.rowBias.data() + own * blockFloats;
        call.products =
            m_products.data() + products * static_cast<std::size_t>(omp_get_thread_num());
        call.productCells = productCells;
        call.target = target + offset;
        call.rowStride = stride;
        (m_byProducts ? m_kernels.rowsByProducts : m_kernels.rows)(call);
    }
}

} // namespace pleinair
