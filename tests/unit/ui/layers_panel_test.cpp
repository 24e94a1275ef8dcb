#include "app/painting/class_match.h"
#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/label_picture.h"
#include "ui/panels/layer_list.h"
#include "ui/panels/layers_model.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"

#include <QDir>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

/// A window with the layers "Background", "A" and "B", the last one active.
class LayersFixture : public WindowFixture {
public:
    LayersFixture()
    {
        window().actions().action("view.layers")->trigger();
        for (const char* name : { "A", "B" })
            change(LayerOperation::Kind::Add, name);
    }

    [[nodiscard]] Studio& studio() { return window().studio(); }
    [[nodiscard]] LayersPanel& panel() { return window().layersPanel(); }
    [[nodiscard]] const LayerStack& layers() { return studio().document().layers(); }

    void change(LayerOperation::Kind kind, const std::string& name = {})
    {
        LayerOperation operation;
        operation.kind = kind;
        operation.name = name;
        studio().changeLayers(operation);
    }

    [[nodiscard]] QRect line(int number)
    {
        return panel().list()->visualRect(panel().model()->index(number));
    }

    void click(const QPoint& place)
    {
        QTest::mouseClick(panel().list()->viewport(), Qt::LeftButton, {}, place);
    }

    [[nodiscard]] QString names()
    {
        QStringList names;
        for (int i = 0; i < panel().model()->rowCount(); ++i)
            names << panel().model()->index(i).data().toString();
        return names.join(u' ');
    }

    void drop(int from, int before)
    {
        const std::unique_ptr<QMimeData> dragged(
            panel().model()->mimeData({ panel().model()->index(from) }));
        panel().model()->dropMimeData(dragged.get(), Qt::MoveAction, before, 0, {});
        QCoreApplication::processEvents();
    }
};

void paintDot(Studio& studio, ClassId material)
{
    studio.chooseClass(material);
    PointerInput input;
    input.position = { 32, 32 };
    studio.press(input);
    studio.release(input);
}

} // namespace

class LayersPanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsTheHighestLayerFirst()
    {
        LayersFixture fixture;
        QCOMPARE(fixture.names(), u"B A Background"_s);
        QCOMPARE(fixture.panel().list()->currentIndex().row(), 0);
    }

    void aClickChoosesTheLayerToPaintOn()
    {
        LayersFixture fixture;
        fixture.click(fixture.line(1).center());
        QTRY_COMPARE(fixture.layers().active(), 1);
        paintDot(fixture.studio(), 2);

        QCOMPARE(fixture.layers()[1].labels.at(32, 32), ClassId(2));
        QCOMPARE(fixture.layers()[2].labels.at(32, 32), kUnknownClass);
        QCOMPARE(fixture.studio().document().labels().at(32, 32), ClassId(2));
    }

    void theEyeHidesWithoutChoosing()
    {
        LayersFixture fixture;
        paintDot(fixture.studio(), 3);
        fixture.change(LayerOperation::Kind::Add, "C");
        fixture.click(LayerList::eyeArea(fixture.line(1)).center());

        QVERIFY(!fixture.layers()[2].info.isVisible);
        QCOMPARE(fixture.layers().active(), 3);
        QCOMPARE(fixture.studio().document().labels().at(32, 32), ClassId(0));
        QCOMPARE(fixture.window().canvas().picture().pixelColor(32, 32),
            toQColor(fourClasses()[0].color));
        fixture.studio().history().undo();
        QCOMPARE(fixture.studio().document().labels().at(32, 32), ClassId(3));
    }

    void aLockedLayerSaysWhyItIsNotPainted()
    {
        LayersFixture fixture;
        fixture.click(LayerList::lockArea(fixture.line(0)).center());
        const int steps = fixture.studio().history().count();
        paintDot(fixture.studio(), 3);

        QCOMPARE(fixture.studio().history().count(), steps);
        QVERIFY(fixture.window().messages().text().contains(u"locked"_s));
    }

    void aDraggedLineMovesItsLayer()
    {
        LayersFixture fixture;
        fixture.drop(0, 2);
        QCOMPARE(fixture.names(), u"A B Background"_s);
        fixture.drop(2, 0);
        QCOMPARE(fixture.names(), u"Background A B"_s);
        fixture.drop(0, -1); // below the last one
        QCOMPARE(fixture.names(), u"A B Background"_s);
        fixture.drop(1, 1); // where it is
        QCOMPARE(fixture.names(), u"A B Background"_s);
        fixture.studio().history().undo();
        QCOMPARE(fixture.names(), u"Background A B"_s);
    }

    void aNameIsEditedInItsLine()
    {
        LayersFixture fixture;
        fixture.window().actions().action("layer.rename")->trigger();
        auto* editor = fixture.panel().list()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText(u"Front trees"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(fixture.names(), u"Front trees A Background"_s);
    }

    void theValuesOfASliderAreOneStep()
    {
        LayersFixture fixture;
        const int steps = fixture.studio().history().count();
        for (const float value : { .9F, .7F, .4F }) {
            LayerOperation opacity;
            opacity.kind = LayerOperation::Kind::Opacity;
            opacity.opacity = value;
            fixture.studio().changeLayers(opacity);
        }
        QCOMPARE(fixture.studio().history().count(), steps + 1);
        QCOMPARE(fixture.layers()[2].info.viewOpacity, .4F);
        fixture.studio().history().undo();
        QCOMPARE(fixture.layers()[2].info.viewOpacity, 1.F);
        fixture.studio().history().redo();
        QCOMPARE(fixture.layers()[2].info.viewOpacity, .4F);
    }

    void theCanvasMixesTheColoursOfLayers()
    {
        LayersFixture fixture;
        paintDot(fixture.studio(), 2);
        LayerOperation opacity;
        opacity.kind = LayerOperation::Kind::Opacity;
        opacity.opacity = .5F;
        fixture.studio().changeLayers(opacity);

        const QColor below = toQColor(fourClasses()[0].color);
        const QColor above = toQColor(fourClasses()[2].color);
        const QColor seen = fixture.window().canvas().picture().pixelColor(32, 32);
        QVERIFY(qAbs(seen.red() - (below.red() + above.red()) / 2) <= 1);
        QVERIFY(qAbs(seen.blue() - (below.blue() + above.blue()) / 2) <= 1);
        QCOMPARE(fixture.studio().document().labels().at(32, 32), ClassId(2));
    }

    void aPhotographToTraceLiesAboveAll()
    {
        LayersFixture fixture;
        LayerOperation trace;
        trace.kind = LayerOperation::Kind::Trace;
        trace.name = "cliff";
        trace.photograph =
            std::make_shared<Image>(Image { { 4, 4 }, std::vector<std::uint8_t>(48, 255) });
        const LabelMap before = fixture.studio().document().labels();
        fixture.studio().changeLayers(trace);

        QCOMPARE(fixture.names(), u"Trace: cliff B A Background"_s);
        QVERIFY(fixture.studio().document().labels() == before);
        const QImage shown = fixture.window().canvas().grab().toImage();
        const QColor sky = toQColor(fourClasses()[0].color);
        const QColor seen = shown.pixelColor(shown.rect().center());
        QVERIFY(qAbs(seen.red() - (sky.red() + 255) / 2) <= 2);
        fixture.click(LayerList::eyeArea(fixture.line(0)).center());
        QVERIFY(!fixture.layers().reference()->isVisible);
        QTemporaryDir folder;
        fixture.window().addToDataSet(folder.path());
        QTRY_VERIFY(fixture.window().messages().text().contains(u"were added to"_s));
        QCOMPARE(QDir(folder.filePath(u"images"_s)).entryList(QDir::Files).size(), 1);

        fixture.window().actions().action("layer.removeTrace")->trigger();
        QVERIFY(!fixture.window().actions().action("file.addToDataSet")->isEnabled());
        QCOMPARE(fixture.names(), u"B A Background"_s);
    }

    void layersSurviveAModelWithOtherClasses()
    {
        LayersFixture fixture;
        paintDot(fixture.studio(), 3);
        const ClassTable reversed(
            { { "sea", { 1, 1, 1 }, "", {}, {} }, { "sky", { 2, 2, 2 }, "", {}, {} } });
        const int steps = fixture.studio().history().count();
        (void)fixture.studio().changeClasses(
            reversed, matchClasses(fixture.studio().document().classes(), reversed, 0));

        QCOMPARE(fixture.names(), u"B A Background"_s);
        QCOMPARE(fixture.studio().document().labels().at(32, 32), ClassId(0));
        QCOMPARE(fixture.studio().document().labels().at(2, 2), ClassId(1));
        QCOMPARE(fixture.studio().history().count(), steps);
    }
};

static const Registered<LayersPanelTest> registered("LayersPanel");

#include "layers_panel_test.moc"
