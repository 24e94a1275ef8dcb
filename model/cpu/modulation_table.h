#pragma once

#include "model/cpu/aligned_buffer.h"
#include "model/cpu/kernels.h"
#include "model/io/generator_layout.h"
#include "model/io/network_weights.h"
#include "model/plan/level_plan.h"

#include <vector>

namespace pleinair {

/// The weights of one SPADE layer in the order in which the kernels read them.
struct SpadeWeights {
    int blocks = 0; ///< Channels / B, rounded up.
    int width = 0; ///< Hidden width, padded to whole blocks.
    std::size_t firstFloat = 0; ///< Of the layer's part of a row.
    AlignedBuffer<float> hiddenTable; ///< [cells][symbols][width].
    AlignedBuffer<float> hiddenBias; ///< [width].
    AlignedBuffer<float> rowWeights; ///< [blocks][cells][width][2][B].
    AlignedBuffer<float> rowBias; ///< [blocks][2][B].
    AlignedBuffer<float> mean; ///< [blocks * B]; 0 for instance norm.
    AlignedBuffer<float> inverseDeviation; ///< [blocks * B]; 1 for instance norm.
};

/// The rows of one level: 1 + gamma and beta of all its SPADE layers for every label pattern that
/// the plan keeps.
///
/// Rows are not multiplied with the statistics of the normalization: the modulation kernel has mean
/// and deviation of a channel in registers, so folding them in would save nothing, would round
/// worse where a variance is tiny, and would not do for instance norm. A row has the same bits
/// whichever frame computed it.
class ModulationTable {
public:
    ModulationTable(const LevelLayout& level, std::vector<const SpadeLayout*> spades,
        const NetworkWeights& weights, VectorIsa isa);

    /// Computes the plan's new rows into the table; the caller then tells the plan.
    void compute(const LevelPlan& plan);
    /// Computes the rows of one SPADE layer for a stripe of a dense level, into a table that the
    /// next stripe overwrites.
    void computeStripe(const NewRows& rows, std::size_t spade);

    [[nodiscard]] const SpadeWeights& spade(std::size_t index) const { return m_spades[index]; }
    /// Rows of a SPADE layer as ModulationTarget wants them, and rowStride().
    [[nodiscard]] const float* rows(std::size_t spade) const
    {
        return m_rows.data() + m_spades[spade].firstFloat;
    }
    [[nodiscard]] std::size_t rowStride() const { return m_rowFloats; }
    [[nodiscard]] const float* stripeRows() const { return m_stripe.data(); }
    [[nodiscard]] std::size_t stripeStride(std::size_t spade) const;

private:
    [[nodiscard]] std::size_t stripeFloats(const SpadeWeights& spade) const;
    /// Rows of the SPADE layers [first, end); layer s goes to target + its firstFloat - that of the
    /// first.
    void computeRows(
        const NewRows& rows, std::size_t first, std::size_t end, float* target, std::size_t stride);
    void computeHidden(const NewRows& rows, std::size_t first, std::size_t end);
    [[nodiscard]] std::size_t hiddenFloats(const NewRows& rows) const;

    const Kernels& m_kernels;
    int m_block;
    int m_cells;
    int m_symbols;
    bool m_byProducts;
    std::size_t m_rowFloats = 0;
    std::vector<SpadeWeights> m_spades;
    AlignedBuffer<float> m_rows;
    AlignedBuffer<float> m_stripe;
    AlignedBuffer<float> m_hidden; ///< One part for each SPADE layer.
    AlignedBuffer<float> m_products; ///< One part for each thread.
};

} // namespace pleinair
