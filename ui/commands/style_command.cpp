#include "ui/commands/style_command.h"

namespace pleinair {

StyleCommand::StyleCommand(LiveRendering& rendering, StyleChoice before, StyleChoice after)
    : QUndoCommand(LiveRendering::tr("Style"))
    , m_rendering(rendering)
    , m_before(before)
    , m_after(after)
{
}

void StyleCommand::undo()
{
    m_rendering.chooseStyle(m_before);
}

void StyleCommand::redo()
{
    m_rendering.chooseStyle(m_after);
}

} // namespace pleinair
