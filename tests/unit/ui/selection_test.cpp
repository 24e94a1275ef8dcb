#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/selection_outline.h"
#include "ui/canvas/view_transform.h"
#include "ui/fragment_mime.h"
#include "ui/studio.h"

#include <QMimeData>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

/// A window over whose canvas the mouse is dragged, in painting pixels.
class SelectionFixture : public WindowFixture {
public:
    [[nodiscard]] Studio& studio() { return window().studio(); }
    void trigger(const char* id) { window().actions().action(id)->trigger(); }

    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {})
    {
        LabelCanvas& canvas = window().canvas();
        const auto viewed = [&](QPointF place) {
            return canvas.transform().toView(place, canvas.size()).toPoint();
        };
        QTest::mousePress(&canvas, Qt::LeftButton, modifiers, viewed(from));
        QTest::mouseMove(&canvas, viewed((from + to) / 2));
        QTest::mouseMove(&canvas, viewed(to));
        QTest::mouseRelease(&canvas, Qt::LeftButton, modifiers, viewed(to));
    }

    [[nodiscard]] QRect selected()
    {
        const Rect area = studio().document().selection().bounds();
        return { area.x, area.y, area.width, area.height };
    }
};

} // namespace

class SelectionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDragSelectsAndTheBrushKeepsToIt()
    {
        SelectionFixture fixture;
        fixture.trigger("tool.select-rectangle");
        fixture.drag({ 10.5, 10.5 }, { 29.5, 19.5 });
        QCOMPARE(fixture.selected(), QRect(10, 10, 20, 10));
        fixture.trigger("tool.brush");
        fixture.studio().chooseClass(3);
        fixture.drag({ 5, 15 }, { 60, 15 });

        QCOMPARE(fixture.studio().document().classCounts()[3], std::int64_t(200));
        fixture.trigger("edit.undo");
        fixture.trigger("edit.undo");
        QVERIFY(fixture.studio().document().selection().isEmpty());
    }

    void aTransformationIsOneStepOnceItIsApplied()
    {
        SelectionFixture fixture;
        fixture.studio().chooseClass(2);
        fixture.trigger("layer.add");
        fixture.trigger("tool.rectangle");
        fixture.drag({ 10.5, 10.5 }, { 19.5, 19.5 });
        const int steps = fixture.studio().history().count();
        fixture.trigger("tool.transform");
        QCOMPARE(fixture.studio().overlay().path.size(), std::size_t(8));
        fixture.drag({ 20, 20 }, { 40, 40 });
        fixture.drag({ 25, 25 }, { 30, 25 });
        QCOMPARE(fixture.studio().history().count(), steps);
        QTest::keyClick(&fixture.window().canvas(), Qt::Key_Return);

        QCOMPARE(fixture.studio().history().count(), steps + 1);
        QCOMPARE(fixture.studio().document().classCounts()[2], std::int64_t(900));
        QCOMPARE(fixture.studio().document().labels().at(44, 39), ClassId(2));
        fixture.trigger("edit.undo");
        QCOMPARE(fixture.studio().document().classCounts()[2], std::int64_t(100));
    }

    void undoTakesAnOpenTransformationBackFirst()
    {
        SelectionFixture fixture;
        fixture.studio().chooseClass(2);
        fixture.trigger("layer.add");
        fixture.trigger("tool.rectangle");
        fixture.drag({ 10.5, 10.5 }, { 19.5, 19.5 });
        const int steps = fixture.studio().history().index();
        fixture.trigger("tool.transform");
        fixture.drag({ 15, 15 }, { 40, 40 });
        fixture.trigger("edit.undo");

        QCOMPARE(fixture.studio().history().index(), steps);
        QCOMPARE(fixture.studio().document().labels().at(12, 12), ClassId(2));
    }

    void whatIsCutAndPastedStaysThingsOfItsOwn()
    {
        SelectionFixture fixture;
        Studio& studio = fixture.studio();
        const auto thingAt = [&studio](int x, int y) {
            const LabelMap& things = studio.document().instances();
            return things.isEmpty() ? 0 : int(things.at(x, y));
        };
        studio.setPaintsInstances(true);
        studio.chooseClass(2);
        fixture.trigger("tool.rectangle");
        fixture.drag({ 4.5, 4.5 }, { 9.5, 9.5 });
        fixture.drag({ 14.5, 4.5 }, { 19.5, 9.5 });
        const int left = thingAt(6, 6);
        const int right = thingAt(16, 6);
        QVERIFY(left != 0 && right != 0 && left != right);
        studio.setPaintsInstances(false);
        fixture.trigger("tool.select-rectangle");
        fixture.drag({ 2.5, 2.5 }, { 21.5, 11.5 });

        // Through the system's clipboard: copied things are others than those that stay.
        fixture.trigger("edit.copy");
        fixture.trigger("edit.paste");
        QVERIFY(thingAt(6, 6) != 0 && thingAt(6, 6) != left && thingAt(6, 6) != right);
        QVERIFY(thingAt(6, 6) != thingAt(16, 6));
        QCOMPARE(thingAt(11, 6), 0);
        fixture.trigger("edit.undo");
        QCOMPARE(thingAt(6, 6), left);
        QCOMPARE(thingAt(16, 6), right);

        fixture.trigger("edit.cut");
        QCOMPARE(thingAt(6, 6), 0);
        fixture.trigger("edit.paste");
        QVERIFY(thingAt(6, 6) != 0 && thingAt(16, 6) != 0 && thingAt(6, 6) != thingAt(16, 6));
        fixture.trigger("edit.undo");
        QCOMPARE(thingAt(16, 6), 0);
        fixture.trigger("edit.undo");
        QCOMPARE(thingAt(6, 6), left);
        QCOMPARE(thingAt(16, 6), right);
    }

    void cutAndPasteMakeALayer()
    {
        SelectionFixture fixture;
        fixture.studio().chooseClass(1);
        fixture.trigger("tool.rectangle");
        fixture.drag({ 10.5, 10.5 }, { 19.5, 19.5 });
        fixture.trigger("tool.select-class");
        fixture.drag({ 15, 15 }, { 15, 15 });
        fixture.trigger("edit.cut");
        QCOMPARE(fixture.studio().document().classCounts()[1], std::int64_t(0));
        fixture.trigger("edit.paste");
        QCOMPARE(fixture.studio().document().classCounts()[1], std::int64_t(100));
        QCOMPARE(fixture.studio().document().layers().count(), 2);
    }

    void thePaintingIsTurnedWithWhatShowsIt()
    {
        SelectionFixture fixture;
        fixture.loadModel();
        fixture.studio().changeCanvas({ CanvasOperation::Kind::Resize, { 128, 64 } });
        fixture.trigger("image.turnLeft");
        QCOMPARE(fixture.window().canvas().picture().size(), QSize(64, 128));
        QVERIFY(fixture.waitForPhotograph());
        QVERIFY(fixture.window().rendering().photograph().height()
            > fixture.window().rendering().photograph().width());
        fixture.trigger("edit.undo");
        fixture.trigger("edit.undo");
        QCOMPARE(fixture.window().canvas().picture().size(), QSize(64, 64));
        fixture.studio().chooseClass(2);
        fixture.trigger("tool.brush");
        fixture.drag({ 5, 15 }, { 60, 15 });
        QVERIFY(fixture.studio().document().classCounts()[2] > 0);
    }

    void theClipboardKeepsClassesByTheirNames()
    {
        Fragment fragment { { -3, 7, 2, 2 }, LabelMap({ 2, 2 }, 3) };
        fragment.labels.set(0, 0, kUnknownClass);
        fragment.labels.set(1, 0, 1);
        const std::unique_ptr<QMimeData> data(toMimeData(fragment, fourClasses()));
        QVERIFY(data->hasImage());

        const auto same = fragmentFrom(*data, fourClasses());
        QVERIFY(same && same->labels == fragment.labels && same->area == fragment.area);
        const ClassTable other({ { "sea", { 1, 1, 1 }, "", {}, {} } });
        const auto carried = fragmentFrom(*data, other);
        QVERIFY(carried);
        QCOMPARE(carried->labels.at(0, 1), ClassId(0));
        QCOMPARE(carried->labels.at(1, 0), kUnknownClass);
    }

    void damagedClipboardsAreRefused()
    {
        const Fragment fragment { { 0, 0, 9, 9 }, LabelMap({ 9, 9 }, 3) };
        const std::unique_ptr<QMimeData> whole(toMimeData(fragment, fourClasses()));
        const QString format = u"application/x-pleinair-labels"_s;
        const QByteArray bytes = whole->data(format);
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            QMimeData cut;
            cut.setData(format, bytes.left(i));
            QVERIFY2(!fragmentFrom(cut, fourClasses()), qPrintable(QString::number(i)));
            QMimeData changed;
            QByteArray other = bytes;
            other[i] = char(~other[i]);
            changed.setData(format, other);
            (void)fragmentFrom(changed, fourClasses());
        }
    }

    void theOutlineGoesAroundWhatIsSelected()
    {
        SelectionOutline outline;
        outline.set(Selection({ 20, 20 }, Spans { { 5, 5, 10 }, { 6, 5, 10 } }));
        QCOMPARE(outline.bounds(), QRect(4, 4, 7, 4));
        QImage picture(100, 100, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QPainter painter(&picture);
        painter.setClipRect(picture.rect());
        outline.draw(painter, QTransform::fromScale(5, 5), 0);
        painter.end();
        QVERIFY(picture.pixelColor(25, 27) != QColor(Qt::red));
        QVERIFY(picture.pixelColor(37, 35) != QColor(Qt::red));
        QCOMPARE(picture.pixelColor(37, 30), QColor(Qt::red));
        QCOMPARE(picture.pixelColor(10, 10), QColor(Qt::red));
    }
};

static const Registered<SelectionTest> registered("Selection");

#include "selection_test.moc"
