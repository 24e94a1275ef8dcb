#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/style_mixer.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/tile_grid.h"
#include "ui/panels/value_slider.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"

#include <QFile>
#include <QLabel>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace pleinair;
using namespace Qt::StringLiterals;

class StylePanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAModelItIsGreyAndSaysWhy()
    {
        WindowFixture fixture;
        const StylePanel& panel = fixture.window().stylePanel();
        QVERIFY(!panel.photographButton()->isEnabled());
        QVERIFY(panel.photographButton()->toolTip().contains(u"model"_s));
    }

    void aModelWithoutEncoderGreysPhotographsAndSaysWhy()
    {
        WindowFixture fixture(Encoder::Without);
        fixture.loadModel();
        const StylePanel& panel = fixture.window().stylePanel();

        QVERIFY(!panel.photographButton()->isEnabled());
        QVERIFY(!panel.photographButton()->toolTip().isEmpty());
        QVERIFY(!fixture.window().actions().action("style.photograph")->isEnabled());
        QVERIFY(panel.tiles()->isEnabled());
        QCOMPARE(panel.tiles()->count(), 2);
        fixture.window().openFile(u"sunset.jpg"_s);
        QVERIFY(!fixture.window().messages().text().isEmpty());
    }

    void choosingAStyleIsAnEntryOfTheHistory()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        Q_EMIT window.stylePanel().tiles()->chosen(1);
        QCOMPARE(window.rendering().styles().currentIndex(), std::optional<int>(1));

        window.actions().action("edit.undo")->trigger();

        QCOMPARE(window.rendering().styles().currentIndex(), std::optional<int>(0));
        QVERIFY(!window.studio().isModified()); // it is as it was
    }

    void aRandomStyleIsTheSameWhileItsSeedIsKept()
    {
        WindowFixture fixture;
        fixture.loadModel();
        LiveRendering& rendering = fixture.window().rendering();
        fixture.window().styleChooser().chooseRandom();
        const auto first = rendering.styles().seed();
        fixture.window().styleChooser().chooseRandom();
        const auto second = rendering.styles().seed();
        QVERIFY(first != second);

        rendering.setSeedLocked(true);
        fixture.window().styleChooser().chooseRandom();

        QCOMPARE(rendering.styles().seed(), second);
    }

    void aTypedSeedIsChosenAndLookingAtItIsNot()
    {
        WindowFixture fixture;
        fixture.loadModel();
        LiveRendering& rendering = fixture.window().rendering();
        auto* seed = fixture.window().stylePanel().controls()->findChild<QSpinBox*>();
        seed->setFocus();
        fixture.window().canvas().setFocus();
        QCOMPARE(rendering.styles().currentIndex(), std::optional<int>(0));

        seed->selectAll();
        QTest::keyClicks(seed, u"42"_s);
        QTest::keyClick(seed, Qt::Key_Return);

        QCOMPARE(rendering.styles().currentIndex(), std::optional<int>());
        QCOMPARE(rendering.styles().seed(), std::uint64_t(42));
        QCOMPARE(fixture.window().studio().history().count(), 1);
    }

    void aPhotographBecomesAStyle()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.openFile(u"sunset.jpg"_s);

        QTRY_COMPARE(window.stylePanel().tiles()->count(), 3);
        QCOMPARE(window.stylePanel().tiles()->tile(2).name, u"sunset"_s);
        QCOMPARE(window.rendering().styles().currentIndex(), std::optional<int>(2));
    }

    void variationsAreAStripToClickOn()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        StylePanel& panel = window.stylePanel();
        window.actions().action("style.variations")->trigger();
        QCOMPARE(panel.strip()->count(), 1 + StylePanel::kVariations);
        const QString first = panel.strip()->tile(1).name;

        Q_EMIT panel.strip()->chosen(3);
        QCOMPARE(window.studio().history().count(), 1);
        QCOMPARE(window.rendering().styles().current().seed, std::uint64_t(3));
        QCOMPARE(panel.strip()->current(), std::optional<int>(3));
        window.actions().action("style.variations")->trigger();

        QVERIFY(panel.strip()->tile(1).name != first);
        window.actions().action("edit.undo")->trigger();
        QCOMPARE(window.rendering().styles().currentIndex(), std::optional<int>(0));
    }

    void theWayBetweenTwoStylesIsAStrip()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        StylePanel& panel = window.stylePanel();
        const auto& presets = window.rendering().styles().styles();
        panel.setFrom(presets[0]);
        panel.setTo(presets[1]);
        QCOMPARE(panel.strip()->count(), StylePanel::kStepsBetween);

        Q_EMIT panel.strip()->chosen(4);

        const StyleVector& middle = window.rendering().styles().current().style;
        QCOMPARE(middle.mu[1], (presets[0].style.mu[1] + presets[1].style.mu[1]) / 2);
        QVERIFY(fixture.waitForPhotograph());
        QCOMPARE(panel.tiles()->count(), 3); // It is among those used lately.
    }

    void theSlidersOfAMixAreOneStep()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        StylePanel& panel = window.stylePanel();
        window.actions().action("style.mix")->trigger();
        QCOMPARE(panel.mixer()->ingredients().size(), std::size_t(1));
        panel.mixer()->add(window.rendering().styles().styles()[1]);
        for (int weight = 10; weight <= 100; weight += 10)
            Q_EMIT panel.mixer()->slider(1)->edited(weight);

        QCOMPARE(window.studio().history().count(), 1);
        const NamedStyle mixed = window.rendering().styles().current();
        QCOMPARE(mixed.style.mu[1], .5F);
        QCOMPARE(mixed.ingredients.size(), std::size_t(2));
        QCOMPARE(panel.tiles()->count(), 3); // The presets and the mix, not what was passed.
        window.actions().action("edit.undo")->trigger();
        QCOMPARE(window.rendering().styles().current().name, std::string("noon"));
        window.actions().action("edit.redo")->trigger();
        QVERIFY(window.rendering().styles().current() == mixed);
    }

    void favouritesComeBackWithTheModel()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        window.styleChooser().chooseSeed(11);
        window.stylePanel().favouriteButton()->click();
        QCOMPARE(window.stylePanel().tiles()->tile(0).group, u"Favourites"_s);
        const QString file = fixture.file(u"models/favourites/fa4e.json"_s);
        QTRY_VERIFY(QFile::exists(file));

        window.rendering().loadModel("model");
        QTRY_VERIFY(!window.rendering().isLoading());

        QTRY_COMPARE(window.rendering().styles().favourites().size(), std::size_t(1));
        QCOMPARE(window.stylePanel().tiles()->tile(0).name, u"Random 11"_s);
        Q_EMIT window.stylePanel().tiles()->chosen(0);
        QCOMPARE(window.rendering().styles().seed(), std::uint64_t(11));
    }

    void varyGoesOnFromTheSameStyle()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        const NamedStyle noon = window.rendering().styles().current();
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            window.actions().action("style.vary")->trigger();
            QVERIFY(window.rendering().styles().current() == variedFrom(noon, seed));
        }
        QCOMPARE(window.studio().history().count(), 3);
    }

    void aPhotographThatIsNoneGivesASentence()
    {
        WindowFixture fixture;
        fixture.loadModel();
        fixture.window().openFile(u"wrong.jpg"_s);
        QTRY_VERIFY(fixture.window().messages().text().contains(u"wrong.jpg is no picture."_s));
    }
};

static const Registered<StylePanelTest> registered("StylePanel");

#include "style_panel_test.moc"
