#include "ui/commands/paint_command.h"

#include "ui/studio.h"

namespace pleinair {

PaintCommand::PaintCommand(Studio& studio, LabelPatch patch, const QString& text)
    : QUndoCommand(text)
    , m_studio(studio)
    , m_patch(std::move(patch))
{
}

void PaintCommand::undo()
{
    m_studio.restore(m_patch, Document::PatchSide::Before);
    m_applied = false;
}

void PaintCommand::redo()
{
    if (!m_applied)
        m_studio.restore(m_patch, Document::PatchSide::After);
    m_applied = true;
}

} // namespace pleinair
