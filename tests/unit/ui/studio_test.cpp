#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/studio.h"

#include <QSignalSpy>
#include <QTest>

using namespace pleinair;

namespace {

PointerInput at(float x, float y)
{
    PointerInput input;
    input.position = { x, y };
    return input;
}

Document smallDocument()
{
    return Document(fourClasses(), Size { 64, 64 }, 0);
}

void paintStroke(Studio& studio)
{
    studio.press(at(10, 10));
    studio.move(at(40, 10));
    studio.release(at(40, 10));
}

} // namespace

class StudioTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStrokeIsOneEntryOfTheHistory()
    {
        Studio studio(smallDocument());
        studio.chooseClass(2);
        paintStroke(studio);

        QCOMPARE(studio.history().count(), 1);
        QCOMPARE(studio.document().labels().at(20, 10), ClassId(2));
    }

    void undoAndRedoAreExact()
    {
        Studio studio(smallDocument());
        studio.chooseClass(2);
        const LabelMap before = studio.document().labels();
        paintStroke(studio);
        const LabelMap after = studio.document().labels();

        studio.history().undo();
        QVERIFY(studio.document().labels() == before);
        studio.history().redo();
        QVERIFY(studio.document().labels() == after);
    }

    void aSavedPaintingIsUnmodifiedUntilTheNextEdit()
    {
        Studio studio(smallDocument());
        QVERIFY(!studio.isModified());
        studio.chooseClass(1);
        paintStroke(studio);
        QVERIFY(studio.isModified());
        studio.markSaved();
        QVERIFY(!studio.isModified());
        studio.history().undo();
        QVERIFY(studio.isModified());
    }

    void cancellingTakesTheStrokeBack()
    {
        Studio studio(smallDocument());
        studio.chooseClass(3);
        const LabelMap before = studio.document().labels();
        studio.press(at(10, 10));
        studio.move(at(30, 30));

        studio.cancel();

        QVERIFY(studio.document().labels() == before);
        QCOMPARE(studio.history().count(), 0);
        QVERIFY(!studio.isPainting());
    }

    void aReplacedPaintingForgetsItsHistory()
    {
        Studio studio(smallDocument());
        studio.chooseClass(1);
        paintStroke(studio);
        QSignalSpy replaced(&studio, &Studio::replaced);

        studio.replacePainting(fourClasses(), LabelMap({ 32, 16 }, 2));

        QCOMPARE(replaced.count(), 1);
        QCOMPARE(studio.history().count(), 0);
        QVERIFY(studio.document().size() == (Size { 32, 16 }));
    }

    void theBrushStaysInItsRange()
    {
        Studio studio(smallDocument());
        Brush brush = studio.brush();
        brush.sizePx = -5;
        studio.setBrush(brush);
        QCOMPARE(studio.brush().sizePx, Brush::kMinSizePx);
    }

    void thePickerChoosesWithoutAnEntryInTheHistory()
    {
        Studio studio(smallDocument());
        studio.replacePainting(fourClasses(), LabelMap({ 64, 64 }, 3));

        studio.press(at(5, 5), ToolKind::Picker);
        studio.release(at(5, 5));

        QCOMPARE(studio.palette().current(), ClassId(3));
        QCOMPARE(studio.history().count(), 0);
    }
};

static const Registered<StudioTest> registered("Studio");

#include "studio_test.moc"
