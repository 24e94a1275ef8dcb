#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/view_transform.h"
#include "ui/studio.h"

#include <QElapsedTimer>
#include <QPointingDevice>
#include <QTabletEvent>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <vector>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

constexpr int kEvents = 2000;
constexpr double kBudgetMs = 8;
/// Tablets report 200 to 300 times a second.
constexpr int kTabletIntervalMs = 4;

/// Notes whether the canvas was painted.
class PaintWatch final : public QObject {
public:
    bool painted = false;

    bool eventFilter(QObject*, QEvent* event) override
    {
        painted = painted || event->type() == QEvent::Paint;
        return false;
    }
};

void sendPen(QWidget& view, QEvent::Type type, QPointF place)
{
    static const QPointingDevice pen(u"pen"_s, 1, QInputDevice::DeviceType::Stylus,
        QPointingDevice::PointerType::Pen, QInputDevice::Capability::Pressure, 1, 2);
    QTabletEvent event(type, &pen, place, view.mapToGlobal(place), .8, 0, 0, 0, 0, 0, {},
        Qt::LeftButton, Qt::LeftButton);
    QCoreApplication::sendEvent(&view, &event);
}

/// A pen that wanders over the whole picture.
QPointF placeOf(int event, const QRectF& picture)
{
    const double t = event * .013;
    return picture.center()
        + QPointF(.45 * picture.width() * std::sin(3.1 * t),
            .45 * picture.height() * std::sin(2.3 * t + 1));
}

/// Layers with an ellipse each.
void addLayers(Studio& studio, int count)
{
    const auto side = static_cast<float>(studio.document().size().width);
    for (int i = 0; i < count; ++i) {
        LayerOperation add;
        studio.changeLayers(add);
        studio.chooseClass(static_cast<ClassId>(1 + i % 3));
        studio.setToolKind(ToolKind::Ellipse);
        PointerInput corner;
        corner.position = { side * .1F * static_cast<float>(i), side * .1F };
        studio.press(corner);
        corner.position = { side * .8F, side * (.4F + .1F * static_cast<float>(i)) };
        studio.release(corner);
    }
    studio.setToolKind(ToolKind::Brush);
}

double quantile(std::vector<double> values, double share)
{
    const auto at = static_cast<std::size_t>(share * double(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(at), values.end());
    return values[at];
}

} // namespace

/// The promise of the window: a dab is on the canvas within 8 ms (99 of 100), whatever the
/// renderer does meanwhile. The time runs from the pen's event until the canvas was painted and
/// everything else that waited was served, frames included.
class PenLatencyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDabIsOnTheCanvasWhileFramesArrive_data()
    {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("layers");
        QTest::newRow("usual") << 512 << 1;
        QTest::newRow("large, of layers") << 4096 << 4;
    }

    void aDabIsOnTheCanvasWhileFramesArrive()
    {
        QFETCH(const int, side);
        QFETCH(const int, layers);
        WindowFixture fixture(Encoder::With, { side, side });
        addLayers(fixture.window().studio(), layers - 1);
        fixture.setFrameDuration(std::chrono::milliseconds(30));
        fixture.loadModel();
        paint(fixture);
    }

    void aDabIsOnTheCanvasWhileTheLiveEngineTakesEveryCore()
    {
        if (!std::filesystem::exists(PLEINAIR_BUNDLED_MODEL "/model.json"))
            QSKIP("the bundled model is not in this tree");
        WindowFixture fixture(Encoder::With, { 512, 512 });
        fixture.window().rendering().loadModel(PLEINAIR_BUNDLED_MODEL);
        QVERIFY(fixture.waitForPhotograph());
        paint(fixture);
        paint(fixture, kTabletIntervalMs);
    }

private:
    /// @param intervalMs  from one pen event to the next; 0: as fast as the window takes them.
    static void paint(WindowFixture& fixture, int intervalMs = 0)
    {
        MainWindow& window = fixture.window();
        window.resize(1440, 900);
        QTest::qWait(50);
        window.studio().chooseClass(2);
        LabelCanvas& canvas = window.canvas();
        const QRectF picture = canvas.transform().pictureRect(canvas.size());
        PaintWatch watch;
        canvas.installEventFilter(&watch);
        int frames = 0;
        connect(&window.rendering(), &LiveRendering::photographChanged, &watch, [&frames] { ++frames; });

        std::vector<double> times;
        QElapsedTimer whole;
        whole.start();
        sendPen(canvas, QEvent::TabletPress, placeOf(0, picture));
        for (int i = 1; i <= kEvents; ++i) {
            if (i % 100 == 0) {
                window.studio().chooseClass(static_cast<ClassId>(i / 100 % 4));
                sendPen(canvas, QEvent::TabletRelease, placeOf(i, picture));
                sendPen(canvas, QEvent::TabletPress, placeOf(i, picture));
            }
            watch.painted = false;
            QElapsedTimer timer;
            timer.start();
            sendPen(canvas, QEvent::TabletMove, placeOf(i, picture));
            do
                QCoreApplication::processEvents();
            while (!watch.painted);
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
            while (timer.elapsed() < intervalMs)
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1);
        }
        sendPen(canvas, QEvent::TabletRelease, placeOf(kEvents, picture));

        const double p99 = quantile(times, .99);
        qInfo(
            "%d pen events in %.1f s, %d photographs meanwhile: median %.2f ms, p99 %.2f ms, longest %.2f ms",
            kEvents, double(whole.elapsed()) / 1e3, frames, quantile(times, .5), p99, quantile(times, 1));
        QVERIFY(frames > 0);
        QVERIFY2(p99 < kBudgetMs, qPrintable(QString::number(p99)));
    }

    void everyUndoOfALargePaintingIsOnTheCanvasInTime()
    {
        constexpr double kUndoBudgetMs = 50;
        WindowFixture fixture(Encoder::With, { 4096, 4096 });
        MainWindow& window = fixture.window();
        window.resize(1440, 900);
        QTest::qWait(50);
        Studio& studio = window.studio();
        addLayers(studio, 3);
        for (const auto kind : { LayerOperation::Kind::Duplicate, LayerOperation::Kind::MergeDown,
                 LayerOperation::Kind::Clear, LayerOperation::Kind::Flatten }) {
            LayerOperation operation;
            operation.kind = kind;
            studio.changeLayers(operation);
        }
        const QRectF picture = window.canvas().transform().pictureRect(window.canvas().size());
        studio.chooseClass(3);
        sendPen(window.canvas(), QEvent::TabletPress, placeOf(0, picture));
        for (int i = 1; i < 200; ++i)
            sendPen(window.canvas(), QEvent::TabletMove, placeOf(i, picture));
        sendPen(window.canvas(), QEvent::TabletRelease, placeOf(200, picture));
        QCoreApplication::processEvents();

        // Undo and redo go through all steps three times; each step's best time tells what it
        // costs when nothing else takes the processor.
        const int steps = studio.history().count();
        std::vector<double> best(std::size_t(steps), 1e9);
        for (int round = 0; round < 3; ++round) {
            for (int step = steps - 1; step >= 0; --step) {
                QElapsedTimer timer;
                timer.start();
                studio.history().undo();
                QCoreApplication::processEvents();
                double& time = best[std::size_t(step)];
                time = std::min(time, double(timer.nsecsElapsed()) / 1e6);
            }
            studio.history().goTo(steps);
            QCoreApplication::processEvents();
        }
        for (int step = 0; step < steps; ++step) {
            const QString what = u"undo of %1: %2 ms"_s.arg(studio.history().text(step))
                                     .arg(best[std::size_t(step)], 0, 'f', 1);
            qInfo("%s", qPrintable(what));
            QVERIFY2(best[std::size_t(step)] < kUndoBudgetMs, qPrintable(what));
        }
    }
};

static const Registered<PenLatencyTest> registered("PenLatency");

#include "pen_latency_test.moc"
