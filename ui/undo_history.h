#pragma once

#include "app/painting/history.h"

#include <QObject>
#include <QString>

namespace pleinair {

/// The history as the window sees it: with a signal for every change.
class UndoHistory final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Takes over what was just done.
    void push(std::unique_ptr<HistoryStep> step, const QString& text);
    void undo();
    void redo();
    /// @param index  how many steps are to be in effect; kept within what there is.
    void goTo(int index);
    void clear();
    void markSaved();
    void markUnsaved();
    void setBudget(std::size_t bytes);

    [[nodiscard]] const History& steps() const { return m_history; }
    [[nodiscard]] bool canUndo() const { return m_history.canUndo(); }
    [[nodiscard]] bool canRedo() const { return m_history.canRedo(); }
    [[nodiscard]] int count() const { return m_history.count(); }
    [[nodiscard]] int index() const { return m_history.index(); }
    [[nodiscard]] QString text(int step) const;
    [[nodiscard]] bool isModified() const { return m_history.isModified(); }

Q_SIGNALS:
    void changed();

private:
    History m_history;
};

} // namespace pleinair
