#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/action_table.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/label_picture.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/view_transform.h"
#include "ui/panels/dock.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"

#include <QPushButton>
#include <QTest>
#include <QWheelEvent>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

void turnWheel(QWidget& view, QPointF place, int notches)
{
    QWheelEvent event(place, view.mapToGlobal(place), {}, { 0, 120 * notches }, Qt::NoButton, {},
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &event);
}

} // namespace

class MainWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsWithoutAModelAndSaysSo()
    {
        WindowFixture fixture;
        QVERIFY(fixture.window().rendering().state() == LiveState::NoModel);
        QVERIFY(fixture.window().photoView().photograph().isNull());
        QTest::mouseClick(&fixture.window().canvas(), Qt::LeftButton);
        QCOMPARE(fixture.window().studio().history().count(), 0); // the base material on itself
        fixture.window().studio().chooseClass(2);
        QTest::mouseClick(&fixture.window().canvas(), Qt::LeftButton);
        QCOMPARE(fixture.window().studio().history().count(), 1);
    }

    void thePhotographFollowsTheBrush()
    {
        WindowFixture fixture;
        fixture.loadModel();
        fixture.window().studio().chooseClass(3);
        QTest::mouseClick(&fixture.window().canvas(), Qt::LeftButton);
        QVERIFY(fixture.waitForPhotograph());

        const QImage& photograph = fixture.window().photoView().photograph();
        QCOMPARE(photograph.size(), QSize(64, 64));
        QCOMPARE(photograph.pixelColor(32, 32), toQColor(fourClasses()[3].color));
    }

    void zoomIsLinked()
    {
        WindowFixture fixture;
        LabelCanvas& canvas = fixture.window().canvas();
        PhotoView& photo = fixture.window().photoView();
        const double before = canvas.transform().scale();

        turnWheel(photo, QPointF(photo.width() / 2.0, photo.height() / 2.0), 2);

        QCOMPARE(&canvas.transform(), &photo.transform());
        QVERIFY(qAbs(canvas.transform().scale() / before - 1.44) < 1e-6);
        fixture.window().actions().action("view.actualSize")->trigger();
        QCOMPARE(canvas.transform().scale(), 1.0);
        fixture.window().actions().action("view.fit")->trigger();
        QVERIFY(canvas.transform().isFitted());
    }

    void aWrongModelFileGivesASentence()
    {
        WindowFixture fixture;
        fixture.loadModel();
        fixture.window().openFile(u"wrong.pth"_s);

        QTRY_VERIFY(fixture.window().messages().text().contains(u"wrong.pth is no model."_s));
        QVERIFY(!fixture.window().rendering().isLoading());
        QVERIFY(fixture.window().rendering().model().has_value());
    }

    void aDeviceThatFailedIsSaidAndTriedAgainWhenAsked()
    {
        WindowFixture fixture;
        fixture.loadModel();
        LiveRendering& rendering = fixture.window().rendering();

        Q_EMIT rendering.deviceChanged(u"The GPU is lost."_s);

        QVERIFY(fixture.window().messages().text().startsWith(
            u"The GPU is lost. The CPU paints instead."_s));
        fixture.window().messages().findChild<QPushButton*>()->click();
        Q_EMIT rendering.deviceChanged({});
        QVERIFY(fixture.window().messages().text().contains(u"again"_s));
    }

    void aModelWithOtherMaterialsTakesThePaintingOver()
    {
        WindowFixture fixture;
        const ClassTable reversed(
            { { "sea", { 1, 1, 1 }, "", {}, {} }, { "sky", { 2, 2, 2 }, "", {}, {} } });
        fixture.window().studio().replacePainting(reversed, LabelMap({ 64, 64 }, 0));

        fixture.loadModel();

        QCOMPARE(fixture.window().studio().document().labels().at(5, 5), ClassId(3));
        QCOMPARE(fixture.window().studio().document().classes().count(), 4);
    }

    void pausingHoldsThePhotograph()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.actions().action("view.pause")->trigger();
        QVERIFY(window.rendering().state() == LiveState::Paused);
        window.studio().chooseClass(3);
        QTest::mouseClick(&window.canvas(), Qt::LeftButton);
        QVERIFY(window.rendering().state() == LiveState::Stale);

        window.actions().action("view.pause")->trigger();

        QVERIFY(fixture.waitForPhotograph());
    }

    void tabHidesTheDocksAndBringsThemBack()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        auto* materials = window.findChild<Dock*>(u"materialsDock"_s);
        QVERIFY(materials->isVisible());
        window.actions().action("view.docks")->trigger();
        QVERIFY(!materials->isVisible());
        window.actions().action("view.docks")->trigger();
        QVERIFY(materials->isVisible());
    }

    void everyToolIsChosenByItsAction()
    {
        WindowFixture fixture;
        for (const ToolKind kind : allToolKinds()) {
            fixture.window().actions().action(actionIdOf(kind))->trigger();
            QCOMPARE(fixture.window().studio().toolKind(), kind);
        }
    }

    void numberKeysChooseMaterialsAndXTheLastOne()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        window.actions().action("material.3")->trigger();
        QCOMPARE(window.studio().palette().current(), ClassId(2));
        window.actions().action("material.9")->trigger();
        QCOMPARE(window.studio().palette().current(), ClassId(2));
        window.actions().action("material.last")->trigger();
        QCOMPARE(window.studio().palette().current(), ClassId(0));
    }

    void thePicturesHaveMostOfTheWindow()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.resize(1280, 800);
        QTest::qWait(50);
        const auto area = [](const QWidget& widget) { return widget.width() * widget.height(); };
        const int pictures = area(*window.centralWidget());
        QCOMPARE(window.size(), QSize(1280, 800));
        QVERIFY2(pictures >= .7 * area(window), qPrintable(QString::number(pictures)));
    }

    void noToolsOptionsWidenTheWindow()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        for (const ToolKind kind : allToolKinds()) {
            window.studio().setToolKind(kind);
            QCoreApplication::processEvents();
            QVERIFY2(window.minimumSizeHint().width() <= 1280, qPrintable(actionIdOf(kind)));
        }
    }

    void bothThemesApplyWhileItIsOpen()
    {
        WindowFixture fixture;
        for (const ThemeKind kind : { ThemeKind::Light, ThemeKind::Dark }) {
            fixture.window().setTheme(kind);
            QCoreApplication::processEvents();
            const QImage shown = fixture.window().grab().toImage();
            QCOMPARE(shown.pixelColor(shown.width() - 2, 2), colorsOf(kind).panel);
        }
    }
};

static const Registered<MainWindowTest> registered("MainWindow");

#include "main_window_test.moc"
