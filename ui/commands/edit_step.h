#pragma once

#include "app/painting/edit.h"
#include "app/painting/history.h"

namespace pleinair {

class Studio;

/// One finished edit of the painting. Keeps only what changed.
class EditStep final : public HistoryStep {
public:
    /// @param studio  outlives the history that owns the step.
    /// @param mergeKey  a step of the same key that follows becomes one with this; empty: none.
    EditStep(Studio& studio, Edit edit, std::string mergeKey);

    void undo() override;
    void redo() override;
    [[nodiscard]] std::size_t byteCount() const override { return m_edit.byteCount(); }
    bool absorb(HistoryStep& next) override;
    [[nodiscard]] const Edit& edit() const { return m_edit; }

private:
    Studio& m_studio;
    Edit m_edit;
    std::string m_mergeKey;
};

} // namespace pleinair
