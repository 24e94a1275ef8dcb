#include "app/files/strokes_file.h"
#include "tests/shots/picture_comparison.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/play_controller.h"
#include "ui/resource_location.h"
#include "ui/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTolerance = 28;
constexpr double kAllowedShare = .04;

/// Replays the island in a window of that size. @return what it shows at the end.
QImage playIsland(QSize size, ThemeKind theme, Encoder encoder, bool withModel)
{
    WindowFixture fixture(encoder);
    MainWindow& window = fixture.window();
    window.setTheme(theme);
    window.resize(size);
    if (withModel)
        window.rendering().loadModel("model");
    const QString file = fixture.file(u"window.png"_s);
    PlayController player(
        window, readStrokes(PLEINAIR_STROKES "/island.strokes.json"), { file.toStdString(), {} });
    QSignalSpy finished(&player, &PlayController::finished);
    player.start();
    if (finished.isEmpty())
        (void)finished.wait(120'000);
    return QImage(file);
}

} // namespace

/// What the window looks like, held against the pictures beside this file.
class WindowShotsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAsItShould_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("withModel");
        QTest::newRow("dark") << u"dark-1280x800"_s << QSize(1280, 800) << true << true;
        QTest::newRow("light") << u"light-1280x800"_s << QSize(1280, 800) << false << true;
        QTest::newRow("large") << u"dark-1600x1000"_s << QSize(1600, 1000) << true << true;
        QTest::newRow("no model") << u"no-model-1280x800"_s << QSize(1280, 800) << true << false;
    }

    void looksAsItShould()
    {
        QFETCH(const QString, name);
        QFETCH(const QSize, size);
        QFETCH(const bool, dark);
        QFETCH(const bool, withModel);
        const QImage actual =
            playIsland(size, dark ? ThemeKind::Dark : ThemeKind::Light, Encoder::With, withModel);
        QVERIFY(!actual.isNull());
        const QImage expected(QStringLiteral(PLEINAIR_SHOTS "/%1.png").arg(name));
        const QImage small = eighthOf(actual);

        const PictureDifference difference =
            compare(small, expected.convertToFormat(QImage::Format_RGB32), kTolerance);

        if (difference.share > kAllowedShare) {
            const QString results = QStringLiteral(PLEINAIR_RESULTS "/%1-%2.png").arg(name);
            actual.save(results.arg(u"actual"_s));
            small.save(results.arg(u"small"_s));
            difference.picture.save(results.arg(u"difference"_s));
            QFAIL(qPrintable(u"%1 % of the points differ; see %2"_s.arg(100 * difference.share)
                                 .arg(results.arg(u"actual"_s))));
        }
    }
};

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    initializeResources();
    applyTheme(application, ThemeKind::Dark);
    WindowShotsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "window_shots_test.moc"
