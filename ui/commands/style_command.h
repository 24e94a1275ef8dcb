#pragma once

#include "ui/live_rendering.h"

#include <QUndoCommand>

namespace pleinair {

/// The choice of another style.
class StyleCommand final : public QUndoCommand {
public:
    /// @param rendering  outlives the history that owns the command; in the style `before`.
    StyleCommand(LiveRendering& rendering, StyleChoice before, StyleChoice after);

    void undo() override;
    void redo() override;

private:
    LiveRendering& m_rendering;
    StyleChoice m_before;
    StyleChoice m_after;
};

} // namespace pleinair
