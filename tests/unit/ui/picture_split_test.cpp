#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/picture_split.h"
#include "ui/canvas/view_transform.h"
#include "ui/panels/navigator_panel.h"
#include "ui/studio.h"

#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

class PictureSplitTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void besideEachOtherBothAreAsWide()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        QVERIFY(qAbs(window.canvas().width() - window.photoView().width()) <= 2);
        window.pictures().setEdge(.75);
        QVERIFY(window.canvas().width() > 2 * window.photoView().width());
    }

    void overEachOtherTheEdgeIsDragged()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        window.actions().action("view.over")->trigger();
        PictureSplit& pictures = window.pictures();
        QCOMPARE(window.canvas().geometry(), pictures.rect());
        QCOMPARE(window.photoView().geometry(), pictures.rect());
        QTest::mousePress(pictures.handle(), Qt::LeftButton);
        QMouseEvent move(QEvent::MouseMove, QPointF(),
            pictures.mapToGlobal(QPointF(pictures.width() / 4., 50)), Qt::NoButton, Qt::LeftButton,
            {});
        QCoreApplication::sendEvent(pictures.handle(), &move);

        QVERIFY(qAbs(pictures.edge() - .25) < .005);
        QVERIFY(qAbs(window.photoView().mask().boundingRect().left() - pictures.width() / 4) <= 1);
        window.actions().action("view.over")->trigger();
        QVERIFY(pictures.mode() == SplitMode::SideBySide);
    }

    void onlyOneIsShown()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        window.actions().action("view.paintingOnly")->trigger();
        QVERIFY(!window.photoView().isVisible());
        QCOMPARE(window.canvas().geometry(), window.pictures().rect());
        window.actions().action("view.photographOnly")->trigger();
        QVERIFY(!window.canvas().isVisible());
        QVERIFY(window.actions().action("view.photographOnly")->isChecked());
        QVERIFY(!window.actions().action("view.paintingOnly")->isChecked());
    }

    void oneCanPaintInATurnedAndMirroredView()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        window.actions().action("view.mirror")->trigger();
        window.actions().action("view.rotateRight")->trigger();
        window.studio().chooseClass(2);
        LabelCanvas& canvas = window.canvas();
        const QPointF place = canvas.transform().toView({ 10.5, 20.5 }, canvas.size());
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, place.toPoint());

        QCOMPARE(window.studio().document().labels().at(10, 20), ClassId(2));
        const QImage shown = canvas.grab().toImage();
        QCOMPARE(shown.pixelColor(place.toPoint() + QPoint(0, 0)).alpha(), 255);
    }

    void theNavigatorMovesTheView()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        window.actions().action("view.navigator")->trigger();
        ViewTransform& transform = window.canvas().transform();
        transform.setScale(20);
        auto* map = window.findChild<NavigatorMap*>();
        QVERIFY(map->isVisible());
        QTest::mouseClick(map, Qt::LeftButton, {}, map->rect().center());
        QVERIFY(QLineF(transform.centre(), QPointF(32, 32)).length() < 1);
    }
};

static const Registered<PictureSplitTest> registered("PictureSplit");

#include "picture_split_test.moc"
