#include "ui/dialogs/import_labels_dialog.h"

#include "app/export/palette_export.h"
#include "model/image/png_pixels.h"
#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

/// Two pixels of sky, one nearly grass, one of nothing known.
LabelSurvey someColours()
{
    PngPixels png;
    png.size = { 4, 1 };
    png.kind = PngPixels::Kind::Rgb;
    png.samples = { 143, 195, 240, 143, 195, 240, 110, 190, 60, 250, 0, 250 };
    return LabelSurvey(encodePngPixels(png), fourClasses(), "test.png");
}

bool canImport(const ImportLabelsDialog& dialog)
{
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled();
}

} // namespace

class ImportLabelsDialogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsRecognisedAndAsksForTheRest()
    {
        ImportLabelsDialog dialog(someColours(), fourClasses(), u"a/test.png"_s, nullptr);
        QCOMPARE(dialog.readings()->currentText(), u"class colours"_s);
        QCOMPARE(dialog.table()->rowCount(), 3);
        QCOMPARE(dialog.table()->item(0, 0)->text(), u"sky"_s);
        QCOMPARE(dialog.openCount(), 2);
        QVERIFY(!canImport(dialog));

        dialog.takeNearest();

        QCOMPARE(dialog.openCount(), 0);
        QVERIFY(canImport(dialog));
        QCOMPARE(dialog.labels().at(0, 0), ClassId(0));
        QCOMPARE(dialog.labels().at(2, 0), ClassId(1));
    }

    void whatIsOpenCanBeFilled()
    {
        ImportLabelsDialog dialog(someColours(), fourClasses(), u"test.png"_s, nullptr);
        dialog.fillOpenWith(3);
        QCOMPARE(dialog.labels().at(3, 0), ClassId(3));
        QCOMPARE(dialog.labels().at(0, 0), ClassId(0));
    }

    void aPaletteFileSaysWhatColoursMean()
    {
        WindowFixture fixture;
        auto classes = fourClasses().classes();
        classes[2].color = { 250, 0, 250 };
        classes[1].color = { 110, 190, 60 };
        const QString file = fixture.file(u"mine.json"_s);
        exportPalette(file.toStdString(), ClassTable(classes));
        ImportLabelsDialog dialog(someColours(), fourClasses(), u"test.png"_s, nullptr);

        dialog.usePalette(file);

        QCOMPARE(dialog.readings()->currentText(), u"mine.json"_s);
        QCOMPARE(dialog.openCount(), 0);
        QCOMPARE(dialog.labels().at(3, 0), ClassId(2));
    }
};

static const Registered<ImportLabelsDialogTest> registered("ImportLabelsDialog");

#include "import_labels_dialog_test.moc"
