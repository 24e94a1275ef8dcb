#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>

namespace pleinair {

/// Something that was done and can be undone: an edit, another style.
class HistoryStep {
public:
    virtual ~HistoryStep() = default;
    virtual void undo() = 0;
    virtual void redo() = 0;
    /// Memory it occupies, for the history's budget.
    [[nodiscard]] virtual std::size_t byteCount() const = 0;
    /// Whether a project without it is another one, and unsaved.
    [[nodiscard]] virtual bool changesProject() const { return true; }
    /// Takes a step that follows into itself, so that both are undone at once: the values that a
    /// slider passes. @return whether it did.
    virtual bool absorb(HistoryStep& next)
    {
        (void)next;
        return false;
    }
};

/// Everything that was done, in its order, and how far of it is in effect. Keeps within a budget
/// of memory: the oldest steps are dropped when a new one needs their room.
///
/// Steps are undone and redone one after the other, never out of their order. One thread.
class History {
public:
    static constexpr std::size_t kUsualBudget = std::size_t { 256 } << 20;

    explicit History(std::size_t budgetBytes = kUsualBudget)
        : m_budget(budgetBytes)
    {
    }

    /// Takes over what was just done; the steps that were undone are gone for good.
    /// @param text  what it was, for the person. The step stays even if it alone is too large.
    void push(std::unique_ptr<HistoryStep> step, std::string text);
    [[nodiscard]] bool canUndo() const { return m_index > 0; }
    [[nodiscard]] bool canRedo() const { return m_index < count(); }
    /// The last step in effect is undone; nothing happens without one.
    void undo();
    void redo();
    /// Undoes or redoes until so many steps are in effect. @param index  in [0, count()].
    void goTo(int index);
    void clear();

    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }
    /// How many steps are in effect.
    [[nodiscard]] int index() const { return m_index; }
    /// @pre 0 <= step < count().
    [[nodiscard]] const std::string& text(int step) const
    {
        return m_entries[static_cast<std::size_t>(step)].text;
    }

    /// @pre 0 <= step < count().
    [[nodiscard]] const HistoryStep& step(int step) const
    {
        return *m_entries[static_cast<std::size_t>(step)].step;
    }

    /// The present state is the saved one.
    void markSaved() { m_saved = m_index; }
    /// No state is the saved one, e.g. of a painting that came from a recovery.
    void markUnsaved() { m_saved = kNowhere; }
    /// Whether the project differs from the saved one.
    [[nodiscard]] bool isModified() const;

    /// Drops what is beyond it at once.
    void setBudget(std::size_t bytes);
    [[nodiscard]] std::size_t budget() const { return m_budget; }
    [[nodiscard]] std::size_t byteCount() const { return m_bytes; }
    /// Whether the oldest steps had to go.
    [[nodiscard]] bool hasDropped() const { return m_hasDropped; }

private:
    struct Entry {
        std::unique_ptr<HistoryStep> step;
        std::string text;
        std::size_t bytes = 0;
    };
    static constexpr int kNowhere = -1;

    void forgetUndone();
    void keepBudget();
    [[nodiscard]] bool changesProjectBetween(int first, int last) const;

    std::size_t m_budget;
    std::deque<Entry> m_entries;
    std::size_t m_bytes = 0;
    int m_index = 0;
    int m_saved = 0; ///< How many steps were in effect when it was saved.
    bool m_hasDropped = false;
};

} // namespace pleinair
