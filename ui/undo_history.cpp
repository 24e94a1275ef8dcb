#include "ui/undo_history.h"

#include <algorithm>

namespace pleinair {

void UndoHistory::push(std::unique_ptr<HistoryStep> step, const QString& text)
{
    m_history.push(std::move(step), text.toStdString());
    Q_EMIT changed();
}

void UndoHistory::undo()
{
    m_history.undo();
    Q_EMIT changed();
}

void UndoHistory::redo()
{
    m_history.redo();
    Q_EMIT changed();
}

void UndoHistory::goTo(int index)
{
    m_history.goTo(std::clamp(index, 0, m_history.count()));
    Q_EMIT changed();
}

void UndoHistory::clear()
{
    m_history.clear();
    Q_EMIT changed();
}

void UndoHistory::markSaved()
{
    m_history.markSaved();
    Q_EMIT changed();
}

void UndoHistory::markUnsaved()
{
    m_history.markUnsaved();
    Q_EMIT changed();
}

void UndoHistory::setBudget(std::size_t bytes)
{
    m_history.setBudget(bytes);
    Q_EMIT changed();
}

QString UndoHistory::text(int step) const
{
    return QString::fromStdString(m_history.text(step));
}

} // namespace pleinair
