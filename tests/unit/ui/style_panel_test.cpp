#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/tile_grid.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"

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
        QVERIFY(!window.studio().isModified());
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
