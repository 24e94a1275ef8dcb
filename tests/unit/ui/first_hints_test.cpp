#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/canvas/label_canvas.h"
#include "ui/panels/first_hints.h"

#include <QFrame>
#include <QTest>
#include <QToolButton>

using namespace pleinair;

class FirstHintsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeStandInTheWindowAndLeaveOneByOne()
    {
        WindowFixture fixture;
        const FirstHints hints(fixture.window());
        QCOMPARE(hints.shown().size(), std::size_t(3));
        for (const QFrame* bubble : hints.shown())
            QVERIFY(fixture.window().rect().contains(bubble->geometry()));
        hints.shown().front()->findChild<QToolButton*>()->click();
        QCOMPARE(hints.shown().size(), std::size_t(2));
    }

    void theFirstStrokeSendsThemAway()
    {
        WindowFixture fixture;
        const FirstHints hints(fixture.window());
        QTest::mouseClick(&fixture.window().canvas(), Qt::LeftButton);
        QVERIFY(hints.shown().empty());
    }
};

static const Registered<FirstHintsTest> registered("FirstHints");

#include "first_hints_test.moc"
