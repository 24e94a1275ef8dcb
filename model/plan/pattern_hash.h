#pragma once

#include "model/plan/pattern.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// Hashes square patterns of one size: a polynomial over the columns of a polynomial over each
/// column's symbols, so that the patterns of a row of pixels share their columns' work.
class PatternHash {
public:
    /// @param side  of the patterns.
    /// @param mask  bits that hashes keep; tests take bits away to force collisions.
    explicit PatternHash(int side, std::uint64_t mask = ~std::uint64_t { 0 });

    [[nodiscard]] std::uint64_t of(PatternView pattern) const;

    /// Of as many patterns as `hashes` is long, each one symbol to the right of the one before.
    void ofRow(PatternView leftmost, std::span<std::uint64_t> hashes);

private:
    int m_side;
    std::uint64_t m_mask;
    std::vector<std::uint64_t> m_weights; ///< [side * side], what a symbol counts at each place.
    std::vector<std::uint64_t> m_columns; ///< Scratch of ofRow().
};

} // namespace pleinair
