#pragma once

#include "app/painting/label_patch.h"

#include <QUndoCommand>

namespace pleinair {

class Studio;

/// One finished edit of the painting. It was painted while the pen moved, so the first redo(),
/// which QUndoStack::push() calls, has nothing to do. Keeps only what changed.
class PaintCommand final : public QUndoCommand {
public:
    /// @param studio  outlives the history that owns the command.
    PaintCommand(Studio& studio, LabelPatch patch, const QString& text);

    void undo() override;
    void redo() override;

private:
    Studio& m_studio;
    LabelPatch m_patch;
    bool m_applied = true;
};

} // namespace pleinair
