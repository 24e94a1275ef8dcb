#pragma once

#include "model/plan/pattern_index.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pleinair {

/// Who sits where in a table of rows: the pattern of each slot, and how many pixels use it.
///
/// A row that nobody uses any more is kept until its slot is needed; then the one that fell out of
/// use first goes. Rows of one-class patterns go only when no other unused row is left. A row that
/// fell out of use before it was computed is worth nothing and goes at once.
class RowTable {
public:
    /// @param side     of the patterns.
    /// @param maxRows  slots at most, at least 1.
    RowTable(int side, std::size_t maxRows);

    /// @return kNoSlot if the pattern has no row.
    [[nodiscard]] RowSlot find(std::uint64_t hash, PatternView pattern) const
    {
        return m_index.find(hash, pattern);
    }
    [[nodiscard]] bool holds(RowSlot slot, PatternView pattern) const
    {
        return m_index.holds(slot, pattern);
    }
    [[nodiscard]] PatternView patternOf(RowSlot slot) const { return m_index.at(slot); }

    /// Whether a row can be added without another one going.
    [[nodiscard]] bool hasFreeSlot() const { return !m_free.empty() || m_rows.size() < m_maxRows; }
    /// Whether every slot holds a row that some pixel uses.
    [[nodiscard]] bool isFull() const { return m_inUse == m_maxRows; }
    /// Gives a pattern a row that is used by `uses` pixels.
    /// @pre it has none, !isFull(), uses > 0.
    RowSlot add(std::uint64_t hash, PatternView pattern, std::uint32_t uses);

    /// `uses` more pixels show the row.
    void acquire(RowSlot slot, std::uint32_t uses)
    {
        if (m_rows[slot].uses == 0)
            takeBack(slot);
        m_rows[slot].uses += uses;
    }
    /// `uses` pixels show the row no longer.
    void release(RowSlot slot, std::uint32_t uses)
    {
        if ((m_rows[slot].uses -= uses) == 0)
            layAside(slot);
    }

    /// One more than the highest slot since clear().
    [[nodiscard]] std::size_t slotCount() const { return m_rows.size(); }

    /// Writes the slots that are used and not computed, in the order in which they were added.
    void listUncomputed(std::vector<RowSlot>& slots);
    /// All rows that are used now are computed.
    void setComputed();

    void clear();

private:
    struct Row {
        std::uint32_t uses = 0;
        RowSlot older = kNoSlot; ///< Neighbours among the unused rows.
        RowSlot newer = kNoSlot;
        bool isOneClass = false;
        bool isComputed = false;
        bool isListed = false; ///< In m_uncomputed.
    };
    struct Ages {
        RowSlot oldest = kNoSlot;
        RowSlot newest = kNoSlot;
    };

    [[nodiscard]] bool isOneClass(PatternView pattern) const;
    [[nodiscard]] RowSlot freeSlot();
    void takeBack(RowSlot slot);
    void layAside(RowSlot slot);
    void unlink(RowSlot slot);
    void vacate(RowSlot slot);

    int m_side;
    std::size_t m_maxRows;
    std::size_t m_inUse = 0;
    PatternIndex m_index;
    std::vector<Row> m_rows; ///< [slots]
    std::vector<RowSlot> m_free;
    std::vector<RowSlot> m_uncomputed; ///< May hold slots that were vacated since.
    std::array<Ages, 2> m_unused; ///< By isOneClass.
};

} // namespace pleinair
