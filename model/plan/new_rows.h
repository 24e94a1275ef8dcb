#pragma once

#include "model/plan/pattern_hash.h"
#include "model/plan/pattern_index.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pleinair {

/// Rows that the owner has to compute: one for each new label pattern.
///
/// With SPADE kernels of k x k, a hidden vector depends on k x k symbols, and a row on k x k hidden
/// vectors; `cells` below is k * k.
struct NewRows {
    std::vector<Symbol> hiddenPatterns; ///< Distinct, [hidden * cells], row-major.
    std::vector<RowSlot> slots; ///< [rows], where each new row goes.
    /// [rows * cells], which hidden pattern stands at each cell; hiddenCount names the vector of
    /// zeros beyond the border (zero padding acts behind the ReLU).
    std::vector<std::uint32_t> cells;
    std::size_t hiddenCount = 0;

    [[nodiscard]] std::size_t rowCount() const { return slots.size(); }
};

/// Takes row patterns apart into their hidden patterns, each of which it lists once.
class NewRowsBuilder {
public:
    /// @param kernel    k of the SPADE convolutions.
    /// @param hashMask  as PatternHash.
    explicit NewRowsBuilder(int kernel, std::uint64_t hashMask = ~std::uint64_t { 0 });

    /// Empties `rows`, keeping its memory; they are filled by add() until finish().
    void begin(NewRows& rows);
    /// @param pattern  the (2k - 1)^2 symbols around a pixel.
    void add(PatternView pattern, RowSlot slot);
    void finish();

private:
    [[nodiscard]] std::uint32_t hiddenOf(PatternView pattern);

    int m_kernel;
    PatternHash m_hash;
    PatternIndex m_hidden;
    NewRows* m_rows = nullptr;
};

} // namespace pleinair
