#include "app/files/label_document.h"
#include "app/project/project_reader.h"
#include "app/project/project_writer.h"
#include "app/project/recovery.h"
#include "app/project/zip_reader.h"
#include "app/project/zip_writer.h"
#include "model/io/safe_file.h"
#include "tests/unit/ui/registry.h"
#include "tests/unit/ui/window_fixture.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"

#include <QApplication>
#include <QFile>
#include <QMessageBox>
#include <QProcess>
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

/// A project file of one layer.
QString projectOf(WindowFixture& fixture, LabelMap labels)
{
    Project project;
    project.painting = Document(fourClasses(), std::move(labels)).content();
    const QString file = fixture.file(u"painting.ora"_s);
    saveProject(file.toStdString(), project);
    return file;
}

/// As other programs save a project: without what only this one knows.
void removeExtras(const QString& file)
{
    const std::string bytes = readWholeFile(file.toStdString(), kMaxProjectBytes);
    const auto span = std::as_bytes(std::span(bytes));
    const ByteSource source("project", span);
    const ZipReader zip(span, "project");
    ZipWriter writer;
    const ZipDirectory directory(source, ZipPacking::StoredOrDeflated);
    for (const ZipMember& member : directory.members()) {
        if (!member.name.starts_with("pleinair/"))
            writer.add(member.name, zip.read(member.name));
    }
    writeWholeFile(file.toStdString(), writer.finish());
}

int sessionsIn(const std::filesystem::path& recovery)
{
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(recovery))
        count += entry.is_directory() ? 1 : 0;
    return count;
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
        const QString file = projectOf(fixture, LabelMap({ 64, 64 }, 1));
        fixture.window().openFile(file);
        QTRY_VERIFY(!fixture.window().files().isBusy());
        QVERIFY(fixture.window().files().isProject());
        fixture.window().studio().chooseClass(3);
        paintDab(fixture.window().studio());
        QVERIFY(fixture.window().isWindowModified());

        fixture.window().files().save();

        QTRY_VERIFY(!fixture.window().isWindowModified());
        QVERIFY(openProject(file.toStdString(), fourClasses()).project.painting.flattened()
            == fixture.window().studio().document().labels());
    }

    void aProjectBringsEverythingBack()
    {
        WindowFixture fixture;
        fixture.loadModel();
        MainWindow& window = fixture.window();
        Studio& studio = window.studio();
        studio.chooseClass(2);
        LayerOperation add;
        add.name = "trees";
        studio.changeLayers(add);
        paintDab(studio);
        SelectionOperation all;
        all.kind = SelectionOperation::Kind::All;
        studio.changeSelection(all);
        window.styleChooser().chooseSeed(99);
        QVERIFY(fixture.waitForPhotograph());
        const LabelMap labels = studio.document().labels();
        const QString file = fixture.file(u"all.ora"_s);
        window.files().saveTo(file);
        QTRY_VERIFY(!window.files().isBusy());
        window.files().beginNew({ 32, 32 }, 0);
        window.styleChooser().choosePreset(u"noon"_s);

        window.openFile(file);

        QTRY_VERIFY(!window.files().isBusy());
        QVERIFY(studio.document().labels() == labels);
        QCOMPARE(studio.document().layers().count(), 2);
        QCOMPARE(studio.document().layers()[1].info.name, std::string("trees"));
        QVERIFY(!studio.document().selection().isEmpty());
        QCOMPARE(window.rendering().styles().current().seed, std::uint64_t { 99 });
        QVERIFY(!studio.isModified());
        QVERIFY(!openProject(file.toStdString(), fourClasses()).isRebuilt);
    }

    void aProjectThatAnotherProgramPaintedInIsAskedAbout()
    {
        WindowFixture fixture;
        Project project;
        project.painting = Document(fourClasses(), LabelMap({ 16, 16 }, 1)).content();
        auto classes = fourClasses().classes();
        classes[1].color.r += 3; // as if painted with a slightly other colour
        Project foreign = project;
        foreign.painting.classes = ClassTable(classes);
        const QString file = fixture.file(u"foreign.ora"_s);
        saveProject(file.toStdString(), foreign);
        removeExtras(file);
        MainWindow& window = fixture.window();
        window.files().setAsking(true);
        QString asked;
        QTimer answering;
        connect(&answering, &QTimer::timeout, this, [&asked] {
            if (auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                asked = question->informativeText();
                question->defaultButton()->click();
            }
        });
        answering.start(10);

        window.openFile(file);

        QTRY_VERIFY(!asked.isEmpty());
        QTRY_VERIFY(!window.files().isBusy());
        QVERIFY(asked.contains(u"256 pixels in the colours #"_s));
        QVERIFY(window.studio().document().labels() == LabelMap({ 16, 16 }, 1));
    }

    void aFolderThatIsGoneLosesNothing()
    {
        WindowFixture fixture;
        fixture.window().studio().chooseClass(3);
        paintDab(fixture.window().studio());

        fixture.window().files().saveTo(fixture.file(u"gone/painting.ora"_s));

        QTRY_VERIFY(fixture.window().messages().text().contains(u"gone"_s));
        QTRY_VERIFY(!fixture.window().files().isBusy());
        QVERIFY(fixture.window().studio().isModified());
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
        const QString file = projectOf(fixture, LabelMap({ 64, 64 }, 1));
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
        const auto saved = openProject(file.toStdString(), fourClasses());
        QCOMPARE(saved.project.painting.flattened().at(20, 20), ClassId(3));
    }

    void whatAnEarlierSessionLeftCanBeRestored()
    {
        WindowFixture fixture;
        LabelMap left({ 48, 32 }, 2);
        Project project;
        project.painting = Document(fourClasses(), left).content();
        RecoveryKeeper(fixture.recoveryFolder()).keep(project, {});

        fixture.window().offerRecovery();

        MessageBar& messages = fixture.window().messages();
        QTRY_VERIFY(!messages.text().isEmpty());
        const auto answers = messages.findChildren<QPushButton*>();
        QCOMPARE(answers.size(), 3);
        answers.first()->click();
        QVERIFY(fixture.window().studio().document().labels() == left);
        QVERIFY(fixture.window().isWindowModified());
        // It goes from where it was left only when this session keeps it.
        QTRY_VERIFY(listRecoverable(fixture.recoveryFolder()).empty());
        QTRY_COMPARE(sessionsIn(fixture.recoveryFolder()), 1);
    }

    void whatAKilledProgramHadPaintedIsRestored()
    {
        WindowFixture fixture;
        QProcess victim;
        victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PLEINAIR_VICTIM"_s,
            QString::fromStdString(fixture.recoveryFolder().string()));
        victim.setProcessEnvironment(environment);
        victim.start(QCoreApplication::applicationFilePath(), { u"RecoveryVictim"_s });
        const QString painted = fixture.file(u"recovery/painted.png"_s);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(painted), 30'000);

        victim.kill(); // SIGKILL
        QVERIFY(victim.waitForFinished());
        fixture.window().offerRecovery();

        MessageBar& messages = fixture.window().messages();
        QTRY_VERIFY(!messages.text().isEmpty());
        messages.findChildren<QPushButton*>().first()->click();
        const Document& document = fixture.window().studio().document();
        QCOMPARE(document.layers().count(), 2);
        QVERIFY(document.labels() == openLabelDocument(painted.toStdString(), fourClasses()));
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

/// A session that paints on two layers until it is kept against a crash, notes what it had painted
/// then, and goes on until it is killed.
class RecoveryVictim final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsUntilItIsKilled()
    {
        const std::filesystem::path folder = qEnvironmentVariable("PLEINAIR_VICTIM").toStdString();
        QVERIFY(!folder.empty());
        std::filesystem::create_directories(folder);
        QSettings settings(QString::fromStdString((folder / "ini").string()), QSettings::IniFormat);
        WindowSetup setup;
        setup.classes = fourClasses();
        setup.painting = LabelMap({ 200, 100 }, 0);
        setup.settings = &settings;
        setup.recovery = folder;
        MainWindow window(std::move(setup));
        LayerOperation add;
        add.name = "second";
        window.studio().changeLayers(add);
        for (int stroke = 0; stroke + 1 < AutosaveClock::kStrokes; ++stroke) {
            window.studio().chooseClass(static_cast<ClassId>(stroke % 4));
            PointerInput input;
            input.position = { float(stroke * 7), float(stroke * 3) };
            window.studio().press(input);
            window.studio().release(input);
        }
        const auto isKept = [&folder] {
            for (const auto& entry : std::filesystem::directory_iterator(folder)) {
                if (std::filesystem::exists(entry.path() / "recovery.json"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKept(), 20'000);
        saveLabelDocument(folder / "painted.png", window.studio().document().labels(), fourClasses());
        QTest::qWait(60'000);
    }
};

static const Registered<PaintingFilesTest> registered("PaintingFiles");
static const Registered<RecoveryVictim> registeredVictim("RecoveryVictim");

#include "painting_files_test.moc"
