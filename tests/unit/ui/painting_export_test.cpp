#include "ui/painting_export.h"

#include "app/files/label_document.h"
#include "app/files/photograph_import.h"
#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/film_export.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"

#include <QDir>
#include <QFile>
#include <QProgressDialog>
#include <QSignalSpy>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

namespace {

void paintDab(Studio& studio, float x)
{
    PointerInput press;
    press.position = { x, 20 };
    studio.press(press);
    studio.release(press);
}

} // namespace

class PaintingExportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindBecomesAFile()
    {
        WindowFixture fixture;
        fixture.loadModel();
        PaintingExport& exporter = fixture.window().exporter();
        QSignalSpy exported(&exporter, &PaintingExport::exported);
        int count = 0;
        for (int kind = 0; kind <= static_cast<int>(ExportKind::ContactSheet); ++kind) {
            for (const QString& ending : ExportDialog::endingsOf(static_cast<ExportKind>(kind))) {
                const QString file = fixture.file(u"export%1.%2"_s.arg(kind).arg(ending));
                exporter.exportTo({ static_cast<ExportKind>(kind), file, 1, 92 });
                ++count;
                QTRY_COMPARE(exported.size(), count);
                QVERIFY(QFile(file).size() > 0);
            }
        }
        QVERIFY(openLabelDocument(fixture.file(u"export2.png"_s).toStdString(), fourClasses())
            == fixture.window().studio().document().labels());
    }

    void anExportIsRepeatedWithItsSize()
    {
        WindowFixture fixture;
        fixture.loadModel();
        PaintingExport& exporter = fixture.window().exporter();
        QSignalSpy exported(&exporter, &PaintingExport::exported);
        const QString file = fixture.file(u"large.png"_s);
        exporter.exportTo({ ExportKind::Photograph, file, 4, 92 });
        QTRY_COMPARE(exported.size(), 1);
        QFile::remove(file);

        exporter.exportAgain();

        QTRY_COMPARE(exported.size(), 2);
        QVERIFY(openPhotograph(file.toStdString()).size == (Size { 256, 256 }));
        QVERIFY(fixture.window().messages().text().contains(u"Lanczos"_s));
    }

    void aFolderThatIsGoneGivesASentence()
    {
        WindowFixture fixture;
        fixture.loadModel();
        fixture.window().exporter().exportTo(
            { ExportKind::Photograph, fixture.file(u"gone/a.png"_s), 1, 92 });

        QTRY_VERIFY(fixture.window().messages().text().contains(u"gone"_s));
    }

    void theDialogProposesWhatWasChosenLast()
    {
        WindowFixture fixture;
        QSettings settings(fixture.file(u"dialog.ini"_s), QSettings::IniFormat);
        settings.setValue(u"export/kind"_s, static_cast<int>(ExportKind::Palette));
        settings.setValue(u"export/format"_s, u"gpl"_s);
        ExportDialog dialog(u"Coast"_s, settings, true, nullptr);

        QCOMPARE(dialog.choice().kind, ExportKind::Palette);
        QVERIFY(dialog.choice().file.endsWith(u"Coast palette.gpl"_s)
            || dialog.choice().file.endsWith(u"Coast palette.json"_s));
    }

    void theMakingIsFilmed()
    {
        WindowFixture fixture;
        fixture.loadModel();
        Studio& studio = fixture.window().studio();
        for (int i = 0; i < 4; ++i) {
            studio.chooseClass(static_cast<ClassId>(i));
            paintDab(studio, static_cast<float>(8 + 14 * i));
        }
        FilmExport& film = fixture.window().film();
        QSignalSpy finished(&film, &FilmExport::finished);
        FilmChoice choice;
        choice.seconds = .4;
        choice.show = FilmChoice::Show::Both;
        choice.file = fixture.file(u"frames"_s);
        film.film(choice);

        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        const QDir frames(choice.file);
        QCOMPARE(frames.entryList(QDir::Files).size(), 10);
        const auto first = openPhotograph(frames.filePath(u"000001.png"_s).toStdString());
        const auto last = openPhotograph(frames.filePath(u"000010.png"_s).toStdString());
        QVERIFY(first.size == (Size { 128, 64 }));
        QVERIFY(first != last);
    }

    void aFilmOfStylesBecomesAVideo()
    {
        WindowFixture fixture;
        fixture.loadModel();
        FilmExport& film = fixture.window().film();
        QSignalSpy finished(&film, &FilmExport::finished);
        FilmChoice choice;
        choice.story = FilmChoice::Story::Styles;
        choice.to = 1;
        choice.seconds = .4;
        choice.file = fixture.file(u"film.mp4"_s);
        film.film(choice);

        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QVERIFY(QFile(choice.file).size() > 0);
    }

    void aFilmThatWasStoppedLeavesTheNextOneAlone()
    {
        WindowFixture fixture;
        fixture.loadModel();
        FilmExport& film = fixture.window().film();
        FilmChoice choice;
        choice.story = FilmChoice::Story::Styles;
        choice.show = FilmChoice::Show::Painting;
        choice.seconds = .4;
        choice.file = fixture.file(u"gone/film.mp4"_s);
        film.film(choice);
        Q_EMIT fixture.window().findChild<QProgressDialog*>()->canceled();
        QVERIFY(!film.isFilming());

        // The first one's failure arrives while the second one is filmed.
        QSignalSpy finished(&film, &FilmExport::finished);
        choice.file = fixture.file(u"frames"_s);
        film.film(choice);

        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30'000);
        QCOMPARE(QDir(choice.file).entryList(QDir::Files).size(), 10);
    }
};

static const Registered<PaintingExportTest> registered("PaintingExport");

#include "painting_export_test.moc"
