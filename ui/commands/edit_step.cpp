#include "ui/commands/edit_step.h"

#include "ui/studio.h"

namespace pleinair {

EditStep::EditStep(Studio& studio, Edit edit, std::string mergeKey)
    : m_studio(studio)
    , m_edit(std::move(edit))
    , m_mergeKey(std::move(mergeKey))
{
}

void EditStep::undo()
{
    m_studio.restore(m_edit, Document::PatchSide::Before);
}

void EditStep::redo()
{
    m_studio.restore(m_edit, Document::PatchSide::After);
}

bool EditStep::absorb(HistoryStep& next)
{
    const auto* other = dynamic_cast<const EditStep*>(&next);
    if (!other || m_mergeKey.empty() || other->m_mergeKey != m_mergeKey)
        return false;
    m_edit.stack->after = other->m_edit.stack->after;
    return true;
}

} // namespace pleinair
