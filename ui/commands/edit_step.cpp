#include "ui/commands/edit_step.h"

#include "ui/studio.h"

namespace pleinair {

EditStep::EditStep(Studio& studio, LabelPatch patch)
    : m_studio(studio)
    , m_patch(std::move(patch))
{
}

void EditStep::undo()
{
    m_studio.restore(m_patch, Document::PatchSide::Before);
}

void EditStep::redo()
{
    m_studio.restore(m_patch, Document::PatchSide::After);
}

} // namespace pleinair
