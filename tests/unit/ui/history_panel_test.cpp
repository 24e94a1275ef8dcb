#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/panels/history_panel.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"

#include <QListView>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

void paintLine(Studio& studio, ClassId material, float y)
{
    studio.chooseClass(material);
    PointerInput input;
    input.position = { 5, y };
    studio.press(input);
    input.position.x = 60;
    studio.release(input);
}

QString lineText(const HistoryPanel& panel, int line)
{
    return panel.list()->model()->index(line, 0).data().toString();
}

} // namespace

class HistoryPanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aClickOnALineGoesThere()
    {
        Studio studio(Document(fourClasses(), Size { 64, 64 }, 0));
        HistoryPanel panel(studio);
        panel.resize(200, 300);
        panel.show();
        for (int i = 1; i <= 3; ++i)
            paintLine(studio, static_cast<ClassId>(i), 15.0F * static_cast<float>(i));
        QCOMPARE(panel.list()->model()->rowCount(), 4);
        QCOMPARE(panel.list()->currentIndex().row(), 3);

        const auto clickLine = [&panel](int line) {
            const QRect area = panel.list()->visualRect(panel.list()->model()->index(line, 0));
            QTest::mouseClick(panel.list()->viewport(), Qt::LeftButton, {}, area.center());
        };
        clickLine(1);
        QCOMPARE(studio.history().index(), 1);
        QCOMPARE(studio.document().labels().at(30, 45), ClassId(0));
        clickLine(3);
        QCOMPARE(studio.document().labels().at(30, 45), ClassId(3));
        clickLine(0);
        QCOMPARE(studio.document().labels(), LabelMap({ 64, 64 }, 0));
        QCOMPARE(panel.list()->model()->rowCount(), 4);
    }

    void namesWhatWasDone()
    {
        WindowFixture fixture;
        fixture.loadModel();
        const auto* panel = fixture.window().findChild<HistoryPanel*>();
        paintLine(fixture.window().studio(), 1, 10);
        fixture.window().styleChooser().choosePreset(u"dusk"_s);

        QCOMPARE(lineText(*panel, 0), u"Beginning"_s);
        QCOMPARE(lineText(*panel, 1), u"Brush Stroke"_s);
        QCOMPARE(lineText(*panel, 2), u"Style dusk"_s);
    }

    void saysWhenStepsWereForgotten()
    {
        Studio studio(Document(fourClasses(), Size { 64, 64 }, 0));
        HistoryPanel panel(studio);
        for (int i = 1; i <= 3; ++i)
            paintLine(studio, static_cast<ClassId>(i), 15.0F * static_cast<float>(i));
        studio.history().setBudget(1);

        QCOMPARE(panel.list()->model()->rowCount(), 2);
        QVERIFY(lineText(panel, 0) != u"Beginning"_s);
    }

    void aStyleIsUndoneToItselfAfterAnotherModelCame()
    {
        WindowFixture fixture;
        fixture.loadModel();
        LiveRendering& rendering = fixture.window().rendering();
        fixture.window().styleChooser().usePhotograph(u"cliff.jpg"_s);
        QTRY_COMPARE(rendering.styles().current().name, std::string("cliff"));
        const NamedStyle cliff = rendering.styles().current();
        fixture.window().styleChooser().choosePreset(u"dusk"_s);
        fixture.loadModel(); // whose library knows no photographs
        QCOMPARE(rendering.styles().current().name, std::string("noon"));

        fixture.window().studio().history().undo();

        QVERIFY(rendering.styles().current() == cliff);
        QVERIFY(!rendering.styles().currentIndex());
    }
};

static const Registered<HistoryPanelTest> registered("HistoryPanel");

#include "history_panel_test.moc"
