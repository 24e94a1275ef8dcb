#include "tests/unit/ui/registry.h"
#include "ui/error_reporter.h"
#include "ui/panels/message_bar.h"

#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

/// A window with a message bar over it.
struct Host {
    QWidget window;
    MessageBar bar { &window, &window };

    Host()
    {
        window.resize(800, 400);
        window.show();
    }
};

} // namespace

class MessageBarTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void liesInsideTheWindowAndBlocksNothing()
    {
        Host host;
        host.bar.show(MessageKind::Error, u"The file is damaged. "_s.repeated(12));

        QVERIFY(host.bar.isVisible());
        QVERIFY(!host.bar.isModal());
        QVERIFY(host.window.rect().contains(host.bar.geometry()));
    }

    void olderMessagesWaitForTheNewest()
    {
        Host host;
        host.bar.show(MessageKind::Error, u"first"_s);
        host.bar.show(MessageKind::Error, u"second"_s);
        QCOMPARE(host.bar.text(), u"second"_s);

        host.bar.findChild<QToolButton*>()->click();

        QCOMPARE(host.bar.text(), u"first"_s);
        host.bar.findChild<QToolButton*>()->click();
        QVERIFY(!host.bar.isVisible());
    }

    void theSameSentenceIsNotStacked()
    {
        Host host;
        host.bar.show(MessageKind::Error, u"again"_s);
        host.bar.show(MessageKind::Error, u"again"_s);
        host.bar.findChild<QToolButton*>()->click();
        QVERIFY(!host.bar.isVisible());
    }

    void anAnswerActsAndCloses()
    {
        Host host;
        bool acted = false;
        host.bar.show(
            MessageKind::Info, u"Restore?"_s, { { u"Yes"_s, [&acted] { acted = true; } } });

        host.bar.findChild<QPushButton*>()->click();

        QVERIFY(acted);
        QVERIFY(!host.bar.isVisible());
    }

    void anErrorComesWithWhatToDo()
    {
        Host host;
        ErrorReporter(host.bar).report(Error(ErrorKind::OutOfMemory, "There is no room."));
        QVERIFY(host.bar.text().contains(u"There is no room."_s));
        QVERIFY(host.bar.text().contains(u"Photograph Size"_s));
    }
};

static const Registered<MessageBarTest> registered("MessageBar");

#include "message_bar_test.moc"
