#include "app/painting/history.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pleinair {

void History::push(std::unique_ptr<HistoryStep> step, std::string text)
{
    const bool mayAbsorb = canUndo() && !canRedo() && m_saved != m_index;
    if (mayAbsorb && m_entries.back().step->absorb(*step))
        return;
    forgetUndone();
    const std::size_t bytes = sizeof(Entry) + text.capacity() + step->byteCount();
    m_entries.push_back({ std::move(step), std::move(text), bytes });
    m_bytes += bytes;
    ++m_index;
    keepBudget();
}

void History::undo()
{
    if (canUndo())
        m_entries[static_cast<std::size_t>(--m_index)].step->undo();
}

void History::redo()
{
    if (canRedo())
        m_entries[static_cast<std::size_t>(m_index++)].step->redo();
}

void History::goTo(int index)
{
    assert(index >= 0 && index <= count());
    while (m_index > index)
        undo();
    while (m_index < index)
        redo();
}

void History::clear()
{
    m_entries.clear();
    m_bytes = 0;
    m_index = 0;
    m_saved = 0;
    m_hasDropped = false;
}

bool History::isModified() const
{
    return m_saved == kNowhere
        || changesProjectBetween(std::min(m_saved, m_index), std::max(m_saved, m_index));
}

void History::setBudget(std::size_t bytes)
{
    m_budget = bytes;
    keepBudget();
}

void History::forgetUndone()
{
    if (m_saved > m_index)
        m_saved = changesProjectBetween(m_index, m_saved) ? kNowhere : m_index;
    while (count() > m_index) {
        m_bytes -= m_entries.back().bytes;
        m_entries.pop_back();
    }
}

void History::keepBudget()
{
    // Only steps in effect may go: an undone one in front of others could not be redone.
    while (m_bytes > m_budget && m_index > 1) {
        m_hasDropped = true;
        if (m_saved == 0 && m_entries.front().step->changesProject())
            m_saved = kNowhere;
        else if (m_saved > 0)
            --m_saved;
        m_bytes -= m_entries.front().bytes;
        m_entries.pop_front();
        --m_index;
    }
}

bool History::changesProjectBetween(int first, int last) const
{
    return std::any_of(m_entries.begin() + first, m_entries.begin() + last,
        [](const Entry& entry) { return entry.step->changesProject(); });
}

} // namespace pleinair
