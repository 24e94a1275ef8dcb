#pragma once

#include "ui/key_map.h"

#include <QAction>
#include <QObject>
#include <QString>

#include <functional>
#include <map>

class QWidget;

namespace pleinair {

/// The window's actions, by their ids. Made from the table; what each one does is connected by
/// whoever knows.
class ActionSet final : public QObject {
    Q_OBJECT

public:
    /// @param window  gets every action, so that its keys work there.
    explicit ActionSet(QWidget& window);

    /// @pre the id is in the table.
    [[nodiscard]] QAction* action(const char* id) const;
    [[nodiscard]] QAction* action(const QString& id) const;
    [[nodiscard]] bool contains(const QString& id) const { return m_actions.count(id) > 0; }
    /// What an action does when it is triggered. @return the action.
    QAction* connectTo(const char* id, std::function<void()> act);

    /// Gives every action its keys; tool tips and menus show them.
    void applyKeys(const KeyMap& keys);

private:
    std::map<QString, QAction*> m_actions;
};

} // namespace pleinair
