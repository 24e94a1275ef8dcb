#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/canvas/label_picture.h"
#include "ui/play_controller.h"
#include "ui/studio.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

StrokesFile strokes(const std::string& actions)
{
    return parseStrokes(
        R"({"format": "pleinair-strokes", "version": 1, "canvas": [96, 64], "actions": [)" + actions
        + "]}");
}

constexpr const char* kSea =
    R"({"tool": "rectangle", "class": "sea", "points": [[0, 32, 1, 0], [95, 63, 1, 10]]})";

/// Plays and waits for the end. @return the problem; empty if there was none.
QString play(WindowFixture& fixture, const std::string& actions, PlayController::Outputs outputs)
{
    PlayController player(fixture.window(), strokes(actions), std::move(outputs));
    QSignalSpy finished(&player, &PlayController::finished);
    player.start();
    if (finished.isEmpty() && !finished.wait(60'000))
        return u"it did not end"_s;
    return finished.first().first().toString();
}

} // namespace

class PlayControllerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savesTheWindowAndThePhotograph()
    {
        WindowFixture fixture;
        fixture.window().rendering().loadModel("model");
        const QString window = fixture.file(u"window.png"_s);
        const QString photograph = fixture.file(u"photograph.png"_s);

        QCOMPARE(
            play(fixture, kSea, { window.toStdString(), photograph.toStdString() }), QString());

        const QImage picture(photograph);
        QCOMPARE(picture.size(), QSize(96, 64));
        QCOMPARE(picture.pixelColor(48, 60), toQColor(fourClasses()[3].color));
        QCOMPARE(picture.pixelColor(48, 4), toQColor(fourClasses()[0].color));
        QCOMPARE(QImage(window).size(), fixture.window().size());
    }

    void strokesAndCommandsGoThroughTheHistory()
    {
        WindowFixture fixture;
        const std::string actions = std::string(kSea) + R"(, {"command": "edit.undo"})";
        QCOMPARE(play(fixture, actions, {}), QString());

        QCOMPARE(fixture.window().studio().history().count(), 1);
        QCOMPARE(fixture.window().studio().document().labels().at(48, 60), ClassId(0));
    }

    /// Every tool and every operation, as a painter would use them.
    void theWindowLeavesWhatItLeavesWithoutOne()
    {
        const StrokesFile session = readStrokes(PLEINAIR_STROKES "/desk.strokes.json");
        WindowFixture fixture;
        PlayController player(fixture.window(), session, {});
        QSignalSpy finished(&player, &PlayController::finished);
        player.start();
        QVERIFY(!finished.isEmpty() || finished.wait(60'000));
        QCOMPARE(finished.first().first().toString(), QString());

        const LabelMap expected = paintStrokes(session, fourClasses());
        Studio& studio = fixture.window().studio();
        QVERIFY(studio.document().labels() == expected);
        QVERIFY(
            studio.document().classCounts()[2] > 100 && studio.document().classCounts()[3] > 100);
        // All the way back and forth again.
        const int steps = studio.history().count();
        QVERIFY(steps > 40);
        const int index = studio.history().index();
        studio.history().goTo(0);
        QVERIFY(studio.document().labels() == LabelMap({ 160, 120 }, 0));
        studio.history().goTo(index);
        QVERIFY(studio.document().labels() == expected);
    }

    /// Random sessions, each with 150 actions of every kind.
    void randomSessionsLeaveTheSameInTheWindow()
    {
        for (const char* name : { "session-1", "session-2", "session-3" }) {
            const StrokesFile session
                = readStrokes(std::string(PLEINAIR_STROKES) + "/" + name + ".strokes.json");
            WindowFixture fixture;
            PlayController player(fixture.window(), session, {});
            QSignalSpy finished(&player, &PlayController::finished);
            player.start();
            QVERIFY(!finished.isEmpty() || finished.wait(60'000));
            QCOMPARE(finished.first().first().toString(), QString());
            QVERIFY2(fixture.window().studio().document().labels()
                    == paintStrokes(session, fourClasses()),
                name);
        }
    }

    void stylesAreChosen()
    {
        WindowFixture fixture;
        fixture.window().rendering().loadModel("model");
        QCOMPARE(
            play(fixture, R"({"style": {"preset": "dusk"}}, {"wait": "frame"})", {}), QString());
        QCOMPARE(fixture.window().rendering().styles().currentIndex(), std::optional<int>(1));
        QVERIFY(fixture.window().rendering().state() == LiveState::Idle);
    }

    void problemsAreSentences()
    {
        {
            WindowFixture fixture;
            QVERIFY(play(fixture, R"({"command": "no.such"})", {}).contains(u"no.such"_s));
        }
        {
            WindowFixture fixture;
            QVERIFY(play(fixture, R"({"command": "file.new"})", {}).contains(u"asks"_s));
        }
        {
            WindowFixture fixture;
            QVERIFY(play(fixture, R"({"open": "wrong.pth"})", {}).contains(u"no model"_s));
        }
        {
            WindowFixture fixture;
            const QString photograph = fixture.file(u"photograph.png"_s);
            QVERIFY(play(fixture, kSea, { {}, photograph.toStdString() }).contains(u"--model"_s));
        }
    }
};

static const Registered<PlayControllerTest> registered("PlayController");

#include "play_controller_test.moc"
