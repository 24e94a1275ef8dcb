#include "tests/unit/ui/registry.h"
#include "ui/action_table.h"

#include <QFile>
#include <QKeySequence>
#include <QSet>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

class ActionTableTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreUnique()
    {
        QSet<QString> ids;
        for (const ActionInfo& info : actionTable()) {
            QVERIFY2(!ids.contains(QString::fromLatin1(info.id)), info.id);
            ids.insert(QString::fromLatin1(info.id));
        }
    }

    void noKeyIsGivenTwice()
    {
        QSet<QString> keys;
        for (const ActionInfo& info : actionTable()) {
            for (const QString& key : actionKeys(info)) {
                QVERIFY2(!QKeySequence(key, QKeySequence::PortableText).isEmpty(), info.id);
                QVERIFY2(!keys.contains(key), info.id);
                keys.insert(key);
            }
        }
    }

    void everyToolHasAnAction()
    {
        for (const ToolKind kind : allToolKinds())
            QVERIFY2(!toolText(kind).isEmpty(), qPrintable(actionIdOf(kind)));
    }

    void everyIconIsThere()
    {
        for (const ActionInfo& info : actionTable()) {
            const QString icon = QString::fromLatin1(info.icon);
            QVERIFY2(
                icon.isEmpty() || QFile::exists(u":/pleinair/icons/%1.svg"_s.arg(icon)), info.icon);
        }
    }
};

static const Registered<ActionTableTest> registered("ActionTable");

#include "action_table_test.moc"
