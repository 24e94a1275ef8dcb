#pragma once

#include "app/painting/history.h"

#include <functional>
#include <utility>

namespace pleinair {

/// A choice that is a value beside the painting, e.g. the photograph's size or the materials on
/// keys, with the ways back and forth. Choices follow each other much as edits do.
class ChoiceStep final : public HistoryStep {
public:
    /// Whether a project holds it, so that it is unsaved with another one.
    enum class Kept { InProject, InSettings };
    /// @param undo, redo  set the value before and after; what they refer to outlives the history.
    ChoiceStep(std::function<void()> undo, std::function<void()> redo, Kept kept)
        : m_undo(std::move(undo))
        , m_redo(std::move(redo))
        , m_kept(kept)
    {
    }

    void undo() override { m_undo(); }
    void redo() override { m_redo(); }
    [[nodiscard]] std::size_t byteCount() const override { return kRoughBytes; }
    [[nodiscard]] bool changesProject() const override { return m_kept == Kept::InProject; }

private:
    /// Values are small; their exact size is of no matter to a budget of megabytes.
    static constexpr std::size_t kRoughBytes = 1024;

    std::function<void()> m_undo;
    std::function<void()> m_redo;
    Kept m_kept;
};

} // namespace pleinair
