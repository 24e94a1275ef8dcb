#include "ui/panels/pane_cycle.h"

#include <QApplication>
#include <QWidget>

namespace pleinair {

namespace {

bool takesKeys(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isVisible() && widget.isEnabled();
}

QWidget* firstControl(QWidget& pane)
{
    if (takesKeys(pane))
        return &pane;
    for (QWidget* next = pane.nextInFocusChain(); next != &pane; next = next->nextInFocusChain()) {
        if (pane.isAncestorOf(next) && takesKeys(*next))
            return next;
    }
    return nullptr;
}

} // namespace

void focusNextPane(const QList<QWidget*>& panes, int direction)
{
    const QWidget* now = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (now && (panes[i] == now || panes[i]->isAncestorOf(now)))
            at = i;
    }
    const qsizetype count = panes.size();
    if (at < 0 && direction < 0)
        at = 0;
    for (qsizetype step = 1; step <= count; ++step) {
        QWidget* pane = panes[(at + direction * step + 2 * count) % count];
        if (!pane->isVisible())
            continue;
        if (QWidget* control = firstControl(*pane))
            return control->setFocus(Qt::TabFocusReason);
    }
}

} // namespace pleinair
