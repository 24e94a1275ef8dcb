#pragma once

#include "app/painting/history.h"
#include "app/painting/label_patch.h"

namespace pleinair {

class Studio;

/// One finished edit of the painting. Keeps only what changed.
class EditStep final : public HistoryStep {
public:
    /// @param studio  outlives the history that owns the step.
    EditStep(Studio& studio, LabelPatch patch);

    void undo() override;
    void redo() override;
    [[nodiscard]] std::size_t byteCount() const override { return m_patch.byteCount(); }

private:
    Studio& m_studio;
    LabelPatch m_patch;
};

} // namespace pleinair
