#include "app/files/label_document.h"
#include "app/files/recovery.h"
#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

void paintDab(Studio& studio)
{
    PointerInput press;
    press.position = { 20, 20 };
    studio.press(press);
    studio.release(press);
}

} // namespace

class PaintingFilesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensALabelMapOfEitherKind()
    {
        WindowFixture fixture;
        LabelMap labels({ 40, 30 }, 1);
        labels.set(7, 3, 2);
        for (const LabelFileKind kind : { LabelFileKind::Index, LabelFileKind::Colour }) {
            const QString file = fixture.file(u"painting%1.png"_s.arg(int(kind)));
            saveLabelDocument(file.toStdString(), labels, fourClasses(), kind);

            fixture.window().openFile(file);

            QTRY_VERIFY(!fixture.window().files().isBusy());
            QVERIFY(fixture.window().studio().document().labels() == labels);
            QCOMPARE(fixture.window().files().path(), file);
            QVERIFY(!fixture.window().studio().isModified());
        }
        QCOMPARE(fixture.window().files().recentFiles().size(), 2);
    }

    void savesWhereItWasOpened()
    {
        WindowFixture fixture;
        const QString file = fixture.file(u"painting.png"_s);
        saveLabelDocument(file.toStdString(), LabelMap({ 64, 64 }, 1), fourClasses());
        fixture.window().openFile(file);
        QTRY_VERIFY(!fixture.window().files().isBusy());
        fixture.window().studio().chooseClass(3);
        paintDab(fixture.window().studio());
        QVERIFY(fixture.window().isWindowModified());

        fixture.window().files().save();

        QTRY_VERIFY(!fixture.window().isWindowModified());
        QVERIFY(openLabelDocument(file.toStdString(), fourClasses())
            == fixture.window().studio().document().labels());
    }

    void aFileThatIsNoPaintingGivesASentence()
    {
        WindowFixture fixture;
        const LabelMap before = fixture.window().studio().document().labels();
        fixture.window().openFile(fixture.file(u"missing.png"_s));

        QTRY_VERIFY(fixture.window().messages().text().contains(u"missing.png"_s));
        QVERIFY(fixture.window().studio().document().labels() == before);
    }

    void closingAsksOnceSavesAndCloses()
    {
        WindowFixture fixture;
        MainWindow& window = fixture.window();
        const QString file = fixture.file(u"painting.png"_s);
        saveLabelDocument(file.toStdString(), LabelMap({ 64, 64 }, 1), fourClasses());
        window.openFile(file);
        QTRY_VERIFY(!window.files().isBusy());
        window.studio().chooseClass(3);
        paintDab(window.studio());
        window.files().setAsking(true);
        int asked = 0;
        QTimer answering;
        connect(&answering, &QTimer::timeout, this, [&asked] {
            if (auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                ++asked;
                question->button(QMessageBox::Save)->click();
            }
        });
        answering.start(10);

        window.close();

        QTRY_VERIFY(!window.isVisible());
        QCOMPARE(asked, 1);
        QCOMPARE(openLabelDocument(file.toStdString(), fourClasses()).at(20, 20), ClassId(3));
    }

    void whatAnEarlierSessionLeftCanBeRestored()
    {
        WindowFixture fixture;
        LabelMap left({ 48, 32 }, 2);
        RecoveryKeeper(fixture.recoveryFolder()).keep(left, fourClasses(), {});

        fixture.window().offerRecovery();

        MessageBar& messages = fixture.window().messages();
        QTRY_VERIFY(!messages.text().isEmpty());
        const auto answers = messages.findChildren<QPushButton*>();
        QCOMPARE(answers.size(), 2);
        answers.first()->click();
        QVERIFY(fixture.window().studio().document().labels() == left);
        QVERIFY(fixture.window().isWindowModified());
        QVERIFY(listRecoverable(fixture.recoveryFolder()).empty());
    }

    void aNewPaintingHasTheSizeAndTheMaterial()
    {
        WindowFixture fixture;
        fixture.window().files().beginNew({ 128, 96 }, 2);
        const Document& document = fixture.window().studio().document();
        QVERIFY(document.size() == (Size { 128, 96 }));
        QCOMPARE(document.labels().at(0, 0), ClassId(2));
        QVERIFY(fixture.window().files().path().isEmpty());
    }
};

static const Registered<PaintingFilesTest> registered("PaintingFiles");

#include "painting_files_test.moc"
