#include "model/plan/row_table.h"

#include <algorithm>

namespace pleinair {

RowTable::RowTable(int side, std::size_t maxRows)
    : m_side(side)
    , m_maxRows(maxRows)
    , m_index(side)
{
}

RowSlot RowTable::add(std::uint64_t hash, PatternView pattern, std::uint32_t uses)
{
    const RowSlot slot = freeSlot();
    m_index.insert(hash, pattern, slot);
    Row& row = m_rows[slot];
    row.uses = uses;
    row.isComputed = false;
    row.isOneClass = isOneClass(pattern);
    if (!row.isListed)
        m_uncomputed.push_back(slot);
    row.isListed = true;
    ++m_inUse;
    return slot;
}

RowSlot RowTable::freeSlot()
{
    if (m_free.empty() && m_rows.size() < m_maxRows) {
        m_rows.emplace_back();
        return static_cast<RowSlot>(m_rows.size() - 1);
    }
    if (m_free.empty()) {
        const RowSlot ordinary = m_unused[0].oldest;
        const RowSlot goes = ordinary != kNoSlot ? ordinary : m_unused[1].oldest;
        unlink(goes);
        vacate(goes);
    }
    const RowSlot slot = m_free.back();
    m_free.pop_back();
    return slot;
}

bool RowTable::isOneClass(PatternView pattern) const
{
    Symbol only = kOutside;
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            const Symbol symbol = pattern.first[y * pattern.stride + x];
            if (symbol == kOutside || symbol == only)
                continue;
            if (only != kOutside)
                return false;
            only = symbol;
        }
    }
    return true;
}

void RowTable::takeBack(RowSlot slot)
{
    unlink(slot);
    ++m_inUse;
}

void RowTable::layAside(RowSlot slot)
{
    --m_inUse;
    if (!m_rows[slot].isComputed) {
        vacate(slot);
        return;
    }
    Ages& ages = m_unused[m_rows[slot].isOneClass ? 1 : 0];
    m_rows[slot].older = ages.newest;
    m_rows[slot].newer = kNoSlot;
    if (ages.newest != kNoSlot)
        m_rows[ages.newest].newer = slot;
    else
        ages.oldest = slot;
    ages.newest = slot;
}

void RowTable::unlink(RowSlot slot)
{
    const Row& row = m_rows[slot];
    Ages& ages = m_unused[row.isOneClass ? 1 : 0];
    (row.older != kNoSlot ? m_rows[row.older].newer : ages.oldest) = row.newer;
    (row.newer != kNoSlot ? m_rows[row.newer].older : ages.newest) = row.older;
}

void RowTable::vacate(RowSlot slot)
{
    m_index.erase(slot);
    m_free.push_back(slot);
}

void RowTable::listUncomputed(std::vector<RowSlot>& slots)
{
    std::erase_if(m_uncomputed, [this](RowSlot slot) {
        m_rows[slot].isListed = m_rows[slot].uses > 0;
        return !m_rows[slot].isListed;
    });
    slots.assign(m_uncomputed.begin(), m_uncomputed.end());
}

void RowTable::setComputed()
{
    for (const RowSlot slot : m_uncomputed) {
        m_rows[slot].isListed = false;
        m_rows[slot].isComputed = m_rows[slot].uses > 0;
    }
    m_uncomputed.clear();
}

void RowTable::clear()
{
    m_index.clear();
    m_rows.clear();
    m_free.clear();
    m_uncomputed.clear();
    m_unused = {};
    m_inUse = 0;
}

} // namespace pleinair
