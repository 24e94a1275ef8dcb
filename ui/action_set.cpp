#include "ui/action_set.h"

#include "ui/action_table.h"
#include "ui/icon_set.h"

#include <QWidget>

namespace pleinair {

using namespace Qt::StringLiterals;

ActionSet::ActionSet(QWidget& window)
    : QObject(&window)
{
    for (const ActionInfo& info : actionTable()) {
        const QString text = actionText(info);
        auto* action = new QAction(themedIcon(QString::fromLatin1(info.icon)), text, this);
        action->setObjectName(QString::fromLatin1(info.id));
        action->setCheckable(info.checkable);
        window.addAction(action);
        m_actions.emplace(action->objectName(), action);
    }
    applyKeys(KeyMap());
}

void ActionSet::applyKeys(const KeyMap& map)
{
    for (const ActionInfo& info : actionTable()) {
        QAction* found = action(info.id);
        const QList<QKeySequence> keys = map.keysOf(found->objectName());
        found->setShortcuts(keys);
        QString name = actionText(info);
        name.remove(u"…"_s);
        found->setToolTip(keys.isEmpty()
                ? name
                : u"%1  (%2)"_s.arg(name, keys.first().toString(QKeySequence::NativeText)));
    }
}

QAction* ActionSet::action(const char* id) const
{
    return action(QString::fromLatin1(id));
}

QAction* ActionSet::action(const QString& id) const
{
    const auto found = m_actions.find(id);
    Q_ASSERT(found != m_actions.end());
    return found->second;
}

QAction* ActionSet::connectTo(const char* id, std::function<void()> act)
{
    QAction* found = action(id);
    connect(found, &QAction::triggered, this, [act = std::move(act)] { act(); });
    return found;
}

} // namespace pleinair
