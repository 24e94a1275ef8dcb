#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/action_table.h"
#include "ui/canvas/label_canvas.h"
#include "ui/command_search.h"
#include "ui/dialogs/command_palette.h"
#include "ui/studio.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

CommandPalette* openPalette(MainWindow& window)
{
    window.actions().action("help.commands")->trigger();
    const auto open = window.findChildren<CommandPalette*>();
    return open.isEmpty() ? nullptr : open.last();
}

} // namespace

class CommandPaletteTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void betterMatchesScoreHigher()
    {
        const auto score = [](const QString& text) { return matchScore(u"lay"_s, { text }); };
        QVERIFY(score(u"Layers"_s) > score(u"New Layer"_s));
        QVERIFY(score(u"New Layer"_s) > score(u"Overlay"_s));
        QVERIFY(score(u"Overlay"_s) > score(u"Large grey"_s));
        QCOMPARE(score(u"Undo"_s), 0);
        QVERIFY(matchScore(u"clear sel"_s, { u"Clear Selection"_s }) > 0);
        QCOMPARE(matchScore(u"clear undo"_s, { u"Clear Selection"_s }), 0);
    }

    void everyActionIsInIt()
    {
        WindowFixture fixture;
        const auto commands = commandsOf(*fixture.window().menuBar(), fixture.window().actions());
        for (const ActionInfo& info : actionTable()) {
            const auto times =
                std::count_if(commands.begin(), commands.end(), [&info](const Command& command) {
                    return command.action->objectName() == QLatin1StringView(info.id);
                });
            QVERIFY2(times == 1, info.id);
        }
    }

    void enterDoesWhatWasTyped()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        CommandPalette* palette = openPalette(window);
        QVERIFY(palette);
        QTest::keyClicks(palette->field(), u"ellipse"_s);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_COMPARE(window.studio().toolKind(), ToolKind::Ellipse);
        QTRY_VERIFY(window.findChildren<CommandPalette*>().isEmpty());
    }

    void whatWasUsedLastComesFirst()
    {
        WindowFixture fixture;
        CommandPalette* palette = openPalette(fixture.window());
        palette->field()->setText(u"mirror view"_s);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_VERIFY(fixture.window().actions().action("view.mirror")->isChecked());

        palette = openPalette(fixture.window());
        QCOMPARE(palette->list()->item(0)->text(), u"Mirror View"_s);
    }

    void escapeLeavesAndTheCanvasHasTheKeysAgain()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        window.activateWindow();
        window.canvas().setFocus();
        CommandPalette* palette = openPalette(window);
        QTest::keyClick(palette->field(), Qt::Key_Escape);
        QTRY_VERIFY(window.findChildren<CommandPalette*>().isEmpty());
        QVERIFY(!window.isHidden());
    }

    void whatIsNotPossibleNowIsShownButDoesNothing()
    {
        WindowFixture fixture;
        CommandPalette* palette = openPalette(fixture.window());
        palette->field()->setText(u"crop to selection"_s);
        QVERIFY(!palette->list()->item(0)->flags().testFlag(Qt::ItemIsEnabled));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(palette->isVisible());
        palette->field()->setText(u"no such thing at all"_s);
        QCOMPARE(palette->list()->count(), 1);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(palette->isVisible());
    }
};

static const Registered<CommandPaletteTest> registered("CommandPalette");

#include "command_palette_test.moc"
