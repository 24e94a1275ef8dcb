#pragma once

#include "model/plan/pattern.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pleinair {

/// Which slot a pattern has: a hash table with open addressing that keeps the patterns themselves.
///
/// Hashes only say where to look. Two patterns are the same when all their symbols are, and that is
/// looked at every time. The caller chooses the slots; memory grows with the highest of them.
class PatternIndex {
public:
    /// @param side  of the patterns.
    explicit PatternIndex(int side);

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// @return kNoSlot if the pattern is not here.
    [[nodiscard]] RowSlot find(std::uint64_t hash, PatternView pattern) const;
    /// @pre the slot is free and the pattern is not here.
    void insert(std::uint64_t hash, PatternView pattern, RowSlot slot);
    /// @pre the slot holds a pattern.
    void erase(RowSlot slot);
    /// Forgets everything but keeps the memory.
    void clear();

    /// @pre the slot holds a pattern. Valid until the next insert().
    [[nodiscard]] PatternView at(RowSlot slot) const
    {
        return { m_symbols.data() + slot * m_cells, m_side };
    }
    /// Whether a slot's pattern is this one, to the last symbol.
    [[nodiscard]] bool holds(RowSlot slot, PatternView pattern) const
    {
        return areEqual(at(slot), pattern, m_side);
    }

private:
    struct Bucket {
        RowSlot slot = kNoSlot;
        std::uint32_t hashTop = 0; ///< Spares most looks at patterns that differ anyway.
    };

    [[nodiscard]] std::size_t next(std::size_t bucket) const { return (bucket + 1) & m_bucketMask; }
    void link(RowSlot slot);
    void grow();

    int m_side;
    std::size_t m_cells;
    std::size_t m_size = 0;
    std::size_t m_bucketMask = 0;
    std::vector<Bucket> m_buckets; ///< A power of two of them, at most half full.
    std::vector<Symbol> m_symbols; ///< [slots * cells]
    std::vector<std::uint64_t> m_hashes; ///< [slots]
};

} // namespace pleinair
