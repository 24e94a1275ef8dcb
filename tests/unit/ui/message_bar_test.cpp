#include "tests/unit/ui/registry.h"
#include "ui/error_reporter.h"
#include "ui/panels/message_bar.h"

#include <QCoreApplication>
#include <QLabel>
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

    void aSentenceHasItsRoomBesideAnswersAfterAShorterMessage()
    {
        Host host;
        host.window.resize(500, 400);
        const QString sentence =
            u"A painting of yesterday was not saved before the program ended."_s;
        const std::vector<MessageBar::Answer> answers { { u"Restore"_s, [] {} },
            { u"Discard"_s, [] {} }, { u"Decide Later"_s, [] {} } };
        host.bar.show(MessageKind::Warning, sentence, answers);
        host.bar.show(MessageKind::Warning, u"Exported."_s);
        host.bar.findChild<QToolButton*>()->click();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();

        for (const QLabel* label : host.bar.findChildren<QLabel*>()) {
            if (label->text() == sentence)
                QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                    qPrintable(u"%1 x %2, bar %3 x %4"_s.arg(label->width())
                                   .arg(label->height())
                                   .arg(host.bar.width())
                                   .arg(host.bar.height())));
        }
    }

    void standsAboveWhatItKeepsClearOf()
    {
        Host host;
        QWidget strip(&host.window);
        strip.setGeometry(0, 320, 800, 80);
        host.bar.keepClearOf(&strip);
        host.bar.show(MessageKind::Info, u"Exported."_s);
        const QRect low = host.bar.geometry();
        strip.show();
        QVERIFY(!host.bar.geometry().intersects(strip.geometry()));
        strip.hide();
        QCOMPARE(host.bar.geometry(), low);
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
