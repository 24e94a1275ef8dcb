#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace pleinair {

/// Gives the keys to the next pane that is seen, in the order of the list; after the last comes the
/// first. A pane that takes no keys itself gives them to its first control that does.
/// @param direction  1 forwards, -1 backwards.
void focusNextPane(const QList<QWidget*>& panes, int direction);

} // namespace pleinair
