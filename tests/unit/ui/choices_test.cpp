#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/painting_files.h"
#include "ui/panels/style_mixer.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/tile_grid.h"
#include "ui/panels/value_slider.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <functional>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

QMenu* menuNamed(QWidget& menuBar, const QString& title)
{
    for (QMenu* menu : menuBar.findChildren<QMenu*>()) {
        if (menu->title() == title)
            return menu;
    }
    return nullptr;
}

} // namespace

/// Choices beside the strokes: style, size, favourites, model. Each is one step of the one history,
/// and what a project keeps of it is unsaved until it is saved.
class ChoicesTest final : public QObject {
    Q_OBJECT

private:
    /// Does it, and expects one step, a photograph asked for anew, and that undo and redo go there
    /// and back.
    static void expectOneStep(WindowFixture& fixture, const std::function<void()>& choose)
    {
        MainWindow& window = fixture.window();
        LiveRendering& rendering = window.rendering();
        UndoHistory& history = window.studio().history();
        QVERIFY(fixture.waitForPhotograph());
        const NamedStyle before = rendering.styles().current();
        const int steps = history.count();
        const std::uint64_t shown = rendering.session().shownRevision();

        choose();

        QTRY_COMPARE(history.count(), steps + 1);
        const NamedStyle after = rendering.styles().current();
        QVERIFY(!(after == before));
        QVERIFY(fixture.waitForPhotograph());
        QVERIFY(rendering.session().shownRevision() > shown);
        QVERIFY(window.studio().isModified());
        window.actions().action("edit.undo")->trigger();
        QVERIFY(rendering.styles().current() == before);
        window.actions().action("edit.redo")->trigger();
        QVERIFY(rendering.styles().current() == after);
        QVERIFY(fixture.waitForPhotograph());
    }

private Q_SLOTS:
    void everyWayToAnotherStyleIsOneStepAndRendersAnew()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        StylePanel& panel = window.stylePanel();
        const auto trigger = [&window](const char* id) {
            return [&window, id] { window.actions().action(id)->trigger(); };
        };
        expectOneStep(fixture, [&panel] { Q_EMIT panel.tiles()->chosen(1); });
        expectOneStep(fixture, trigger("style.vary"));
        expectOneStep(fixture, trigger("style.vary"));
        expectOneStep(fixture, trigger("style.random"));
        expectOneStep(fixture, [&window] { window.openFile(u"sunset.jpg"_s); });
        trigger("style.variations")();
        expectOneStep(fixture, [&panel] { Q_EMIT panel.strip()->chosen(2); });
        panel.setFrom(window.rendering().styles().styles()[0]);
        panel.setTo(window.rendering().styles().styles()[1]);
        expectOneStep(fixture, [&panel] { Q_EMIT panel.strip()->chosen(4); });
        trigger("style.mix")();
        const NamedStyle sunset = window.rendering().styles().styles()[2];
        expectOneStep(fixture, [&panel, sunset] { panel.mixer()->add(sunset); });
    }

    void aLockedSeedGivesTheSameRandomStyleAndNoStep()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.actions().action("style.random")->trigger();
        const NamedStyle random = window.rendering().styles().current();
        window.rendering().setSeedLocked(true);

        window.actions().action("style.random")->trigger();

        QVERIFY(window.rendering().styles().current() == random);
        QCOMPARE(window.studio().history().count(), 1);
    }

    void thePhotographsSizeIsAStep()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        QMenu* sizes = menuNamed(*window.menuBar(), u"Photograph Size"_s);
        QVERIFY(sizes);
        Q_EMIT sizes->aboutToShow();
        sizes->actions()[1]->trigger();
        QCOMPARE(window.rendering().session().photographShortSide(), 384);
        QCOMPARE(window.studio().history().count(), 1);
        QVERIFY(window.studio().isModified());

        window.actions().action("edit.undo")->trigger();

        QCOMPARE(window.rendering().session().chosenShortSide(), std::optional<int>());
        QVERIFY(!window.studio().isModified());
        window.actions().action("edit.redo")->trigger();
        QCOMPARE(window.rendering().session().photographShortSide(), 384);
        QVERIFY(window.actions().action("edit.undo")->text().contains(u"384"_s));
    }

    void favouritesAreStepsAndLeaveTheProjectAsItIs()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        Studio& studio = window.studio();
        const NamedStyle noon = window.rendering().styles().current();
        window.stylePanel().favouriteButton()->click();
        studio.chooseFavourite(0, ClassId(3));
        QCOMPARE(studio.history().count(), 2);
        QVERIFY(window.rendering().styles().isFavourite(noon));
        QCOMPARE(studio.palette().slotOf(3), std::optional<int>(0));
        QVERIFY(!studio.isModified());

        window.actions().action("edit.undo")->trigger();
        QCOMPARE(studio.palette().slotOf(3), std::optional<int>(3));
        QCOMPARE(studio.palette().slotOf(0), std::optional<int>(0));
        window.actions().action("edit.undo")->trigger();
        QVERIFY(!window.rendering().styles().isFavourite(noon));
        window.actions().action("edit.redo")->trigger();
        QVERIFY(window.rendering().styles().isFavourite(noon));
    }

    void anotherModelWithTheSameMaterialsIsAStep()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        QCOMPARE(window.studio().history().count(), 0);
        Q_EMIT window.stylePanel().tiles()->chosen(1);
        window.rendering().loadModel("second");
        QVERIFY(fixture.waitForPhotograph());
        QCOMPARE(window.studio().history().count(), 2);

        window.actions().action("edit.undo")->trigger();

        QVERIFY(fixture.waitForPhotograph());
        QCOMPARE(window.rendering().modelPath(), std::filesystem::path("model"));
        QCOMPARE(window.rendering().styles().current().name, std::string("dusk"));
        QCOMPARE(window.studio().history().count(), 2);
        window.actions().action("edit.undo")->trigger();
        QCOMPARE(window.rendering().styles().current().name, std::string("noon"));
    }

    void closingAsksAfterAStyleAlone()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.files().setAsking(true);
        QVERIFY(!window.isWindowModified());
        window.actions().action("style.random")->trigger();
        QVERIFY(window.isWindowModified());
        int asked = 0;
        QTimer answering;
        connect(&answering, &QTimer::timeout, this, [&asked] {
            if (auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                ++asked;
                question->button(QMessageBox::Cancel)->click();
            }
        });
        answering.start(10);

        window.close();

        QCOMPARE(asked, 1);
        QVERIFY(window.isVisible());
        window.files().setAsking(false);
    }

    void aMixComesBackWithItsSliders()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        StylePanel& panel = window.stylePanel();
        window.actions().action("style.mix")->trigger();
        panel.mixer()->add(window.rendering().styles().styles()[1]);
        Q_EMIT panel.mixer()->slider(1)->edited(25);
        const NamedStyle mixed = window.rendering().styles().current();
        const QString file = fixture.file(u"mix.ora"_s);
        window.files().saveTo(file);
        QTRY_VERIFY(!window.files().isBusy());
        QVERIFY(!window.studio().isModified());
        window.files().beginNew({ 32, 32 }, 0);
        window.styleChooser().choosePreset(u"dusk"_s);
        window.actions().action("style.variations")->trigger();

        window.openFile(file);
        QTRY_VERIFY(!window.files().isBusy());
        window.actions().action("style.mix")->trigger();

        QVERIFY(window.rendering().styles().current() == mixed);
        QCOMPARE(panel.mixer()->ingredients().size(), std::size_t(2));
        QCOMPARE(panel.mixer()->ingredients()[1].weight, 25.0F);
        QCOMPARE(panel.mixer()->slider(1)->value(), 25);
    }
};

static const Registered<ChoicesTest> registered("Choices");

#include "choices_test.moc"
