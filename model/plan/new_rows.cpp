#include "model/plan/new_rows.h"

#include <algorithm>

namespace pleinair {

NewRowsBuilder::NewRowsBuilder(int kernel, std::uint64_t hashMask)
    : m_kernel(kernel)
    , m_hash(kernel, hashMask)
    , m_hidden(kernel)
{
}

void NewRowsBuilder::begin(NewRows& rows)
{
    rows.hiddenPatterns.clear();
    rows.slots.clear();
    rows.cells.clear();
    rows.hiddenCount = 0;
    m_hidden.clear();
    m_rows = &rows;
}

void NewRowsBuilder::add(PatternView pattern, RowSlot slot)
{
    m_rows->slots.push_back(slot);
    for (int y = 0; y < m_kernel; ++y)
        for (int x = 0; x < m_kernel; ++x)
            m_rows->cells.push_back(
                hiddenOf({ pattern.first + y * pattern.stride + x, pattern.stride }));
}

void NewRowsBuilder::finish()
{
    const auto zeros = static_cast<std::uint32_t>(m_rows->hiddenCount);
    std::replace(m_rows->cells.begin(), m_rows->cells.end(), kNoSlot, zeros);
}

/// @return kNoSlot for a cell outside the map.
std::uint32_t NewRowsBuilder::hiddenOf(PatternView pattern)
{
    const int middle = m_kernel / 2;
    if (pattern.first[middle * pattern.stride + middle] == kOutside)
        return kNoSlot;
    const std::uint64_t hash = m_hash.of(pattern);
    const RowSlot known = m_hidden.find(hash, pattern);
    if (known != kNoSlot)
        return known;
    const auto hidden = static_cast<RowSlot>(m_rows->hiddenCount++);
    m_hidden.insert(hash, pattern, hidden);
    for (int y = 0; y < m_kernel; ++y) {
        const Symbol* line = pattern.first + y * pattern.stride;
        m_rows->hiddenPatterns.insert(m_rows->hiddenPatterns.end(), line, line + m_kernel);
    }
    return hidden;
}

} // namespace pleinair
