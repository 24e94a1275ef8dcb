#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/label_picture.h"
#include "ui/canvas/view_transform.h"
#include "ui/studio.h"

#include <QPointingDevice>
#include <QTabletEvent>
#include <QTest>

using namespace pleinair;

namespace {

/// A canvas that shows each painting pixel as 4 x 4 pixels.
struct Canvas {
    Studio studio { Document(fourClasses(), Size { 64, 64 }, 0) };
    ViewTransform transform;
    LabelCanvas view { studio, transform };

    Canvas()
    {
        view.resize(272, 272);
        transform.setViewSize({ 272, 272 });
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
        studio.chooseClass(2);
    }

    /// The middle of a painting pixel, in the view.
    [[nodiscard]] QPoint place(int x, int y) const
    {
        return transform.toView({ x + .5, y + .5 }, view.size()).toPoint();
    }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(&view, Qt::LeftButton, keys, from);
        move((from + to) / 2, keys);
        move(to, keys);
        QTest::mouseRelease(&view, Qt::LeftButton, keys, to);
    }

    void move(QPoint to, Qt::KeyboardModifiers keys)
    {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), QPointF(view.mapToGlobal(to)),
            Qt::NoButton, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(&view, &event);
    }
};

void sendPen(QWidget& view, QEvent::Type type, QPointF place, qreal pressure,
    QPointingDevice::PointerType pointer)
{
    static const QPointingDevice pen(QStringLiteral("pen"), 1, QInputDevice::DeviceType::Stylus,
        QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1, 2);
    static const QPointingDevice eraser(QStringLiteral("eraser"), 2,
        QInputDevice::DeviceType::Stylus, QPointingDevice::PointerType::Eraser,
        QInputDevice::Capability::Pressure, 1, 2);
    const QPointingDevice& device = pointer == QPointingDevice::PointerType::Eraser ? eraser : pen;
    const auto buttons = type == QEvent::TabletRelease ? Qt::NoButton : Qt::LeftButton;
    QTabletEvent event(type, &device, place, view.mapToGlobal(place), pressure, 0, 0, 0, 0, 0, {},
        Qt::LeftButton, buttons);
    QCoreApplication::sendEvent(&view, &event);
}

} // namespace

class LabelCanvasTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDragPaintsOneStroke()
    {
        Canvas canvas;
        canvas.drag(canvas.place(10, 20), canvas.place(50, 20));

        QCOMPARE(canvas.studio.history().count(), 1);
        QCOMPARE(canvas.studio.document().labels().at(30, 20), ClassId(2));
        QCOMPARE(canvas.view.picture().pixelColor(30, 20), toQColor(fourClasses()[2].color));
    }

    void thePaintingIsOnScreenInItsPlace()
    {
        Canvas canvas;
        Brush brush = canvas.studio.brush();
        brush.sizePx = 1;
        canvas.studio.setBrush(brush);
        canvas.drag(canvas.place(10, 20), canvas.place(10, 20));
        QEvent left(QEvent::Leave);
        QCoreApplication::sendEvent(&canvas.view, &left);

        const QImage shown = canvas.view.grab().toImage();

        QCOMPARE(shown.pixelColor(canvas.place(10, 20)), toQColor(fourClasses()[2].color));
        QCOMPARE(shown.pixelColor(canvas.place(12, 20)), toQColor(fourClasses()[0].color));
    }

    void undoShowsThePaintingAsItWas()
    {
        Canvas canvas;
        canvas.drag(canvas.place(10, 20), canvas.place(50, 20));
        canvas.studio.history().undo();

        QCOMPARE(canvas.view.picture().pixelColor(30, 20), toQColor(fourClasses()[0].color));
    }

    void shiftAndADragSetTheSize()
    {
        Canvas canvas;
        const float before = canvas.studio.brush().sizePx;

        canvas.drag(canvas.place(10, 20), canvas.place(20, 20), Qt::ShiftModifier);

        QCOMPARE(canvas.studio.brush().sizePx, before + 10);
        QCOMPARE(canvas.studio.history().count(), 0);
    }

    void shiftAndAClickDrawStraightOn()
    {
        Canvas canvas;
        Brush brush = canvas.studio.brush();
        brush.sizePx = 4;
        canvas.studio.setBrush(brush);
        QTest::mouseClick(&canvas.view, Qt::LeftButton, {}, canvas.place(5, 5));
        QTest::mouseClick(&canvas.view, Qt::LeftButton, Qt::ShiftModifier, canvas.place(55, 5));

        QCOMPARE(canvas.studio.document().labels().at(30, 5), ClassId(2));
    }

    void controlPicks()
    {
        Canvas canvas;
        canvas.drag(canvas.place(10, 20), canvas.place(50, 20));
        canvas.studio.chooseClass(1);

        QTest::mouseClick(&canvas.view, Qt::LeftButton, Qt::ControlModifier, canvas.place(30, 20));

        QCOMPARE(canvas.studio.palette().current(), ClassId(2));
    }

    void thePensOtherEndErases()
    {
        Canvas canvas;
        canvas.drag(canvas.place(10, 20), canvas.place(50, 20));
        QCOMPARE(canvas.studio.document().labels().at(30, 20), ClassId(2));

        const auto eraser = QPointingDevice::PointerType::Eraser;
        sendPen(canvas.view, QEvent::TabletPress, canvas.place(30, 20), 1, eraser);
        sendPen(canvas.view, QEvent::TabletRelease, canvas.place(30, 20), 0, eraser);

        QCOMPARE(canvas.studio.document().labels().at(30, 20), ClassId(0));
        QCOMPARE(canvas.studio.toolKind(), ToolKind::Brush);
    }

    void pressureSetsTheWidthOfTheStroke()
    {
        Canvas canvas;
        const auto pen = QPointingDevice::PointerType::Pen;
        sendPen(canvas.view, QEvent::TabletPress, canvas.place(16, 16), .1, pen);
        sendPen(canvas.view, QEvent::TabletRelease, canvas.place(16, 16), 0, pen);
        const auto light = canvas.studio.document().classCounts()[2];
        sendPen(canvas.view, QEvent::TabletPress, canvas.place(44, 44), 1, pen);
        sendPen(canvas.view, QEvent::TabletRelease, canvas.place(44, 44), 0, pen);

        QVERIFY(canvas.studio.document().classCounts()[2] > 3 * light);
    }

    void escapeTakesAStrokeBack()
    {
        Canvas canvas;
        QTest::mousePress(&canvas.view, Qt::LeftButton, {}, canvas.place(10, 20));
        QTest::keyClick(&canvas.view, Qt::Key_Escape);
        QTest::mouseRelease(&canvas.view, Qt::LeftButton, {}, canvas.place(10, 20));

        QCOMPARE(canvas.studio.history().count(), 0);
        QCOMPARE(canvas.studio.document().classCounts()[2], std::int64_t(0));
    }

    void bordersOfThingsAreDrawn()
    {
        Canvas canvas;
        canvas.studio.setKnowsInstances(true);
        canvas.studio.setPaintsInstances(true);
        Brush square = canvas.studio.brush();
        square.shape = BrushShape::Square;
        square.sizePx = 16;
        canvas.studio.setBrush(square);
        for (const int x : { 24, 40 }) {
            PointerInput input;
            input.position = { float(x), 32 };
            canvas.studio.press(input);
            canvas.studio.release(input);
        }
        const QImage& shown = canvas.view.picture();
        const QColor tree = toQColor(fourClasses()[2].color);
        QCOMPARE(shown.pixelColor(28, 32), tree);
        int borders = 0;
        for (int x = 28; x < 36; ++x)
            borders += shown.pixelColor(x, 32) != tree ? 1 : 0;
        QCOMPARE(borders, 1);
    }

    void spaceDragsThePicture()
    {
        Canvas canvas;
        canvas.view.setFocus();
        const QRectF before = canvas.transform.pictureRect(canvas.view.size());
        QTest::keyPress(&canvas.view, Qt::Key_Space);
        canvas.drag({ 100, 100 }, { 120, 110 });
        QTest::keyRelease(&canvas.view, Qt::Key_Space);

        QCOMPARE(canvas.studio.history().count(), 0);
        QCOMPARE(canvas.transform.pictureRect(canvas.view.size()).topLeft(),
            before.topLeft() + QPointF(20, 10));
    }
};

static const Registered<LabelCanvasTest> registered("LabelCanvas");

#include "label_canvas_test.moc"
