#include "ui/painting_files.h"

#include "app/files/label_document.h"
#include "app/files/stroke_player.h"
#include "app/files/strokes_file.h"
#include "model/image/picture_header.h"
#include "model/io/byte_source.h"
#include "ui/background.h"
#include "ui/dialogs/import_labels_dialog.h"
#include "ui/dialogs/unmatched_question.h"
#include "ui/error_reporter.h"
#include "ui/language.h"
#include "ui/project_state.h"
#include "ui/studio.h"
#include "ui/usual_folder.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "files/folder"_L1;

std::filesystem::path toPath(const QString& file)
{
    return std::filesystem::path(file.toStdU16String());
}

bool isStrokes(const QString& file)
{
    return file.endsWith(".json"_L1, Qt::CaseInsensitive);
}

bool holdsProject(const std::filesystem::path& file)
{
    constexpr std::uint64_t kStartBytes = 64;
    if (file.extension() == ".ora")
        return true; // Reading it says what is wrong with it.
    const ByteSource source(file);
    return looksLikeProject(source.read(0, std::min(source.size(), kStartBytes)));
}

} // namespace

QString PaintingFiles::askForFile()
{
    const QString file =
        QFileDialog::getOpenFileName(m_window, tr("Open"), usualFolder(m_settings, kFolderKey),
            tr("Paintings and photographs (*.ora *.png *.jpg *.jpeg *.webp *.json);;"
               "Projects (*.ora);;Label maps (*.png);;Recorded strokes (*.json);;All files (*)"));
    if (!file.isEmpty())
        m_settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
    return file;
}

void PaintingFiles::open(const QString& file)
{
    if (!mayDiscard([this, file] { open(file); }))
        return;
    load(file, { isStrokes(file) ? QString() : file, QFileInfo(file).completeBaseName() },
        UnmatchedPixels::Report);
}

void PaintingFiles::openExample(const QString& file)
{
    if (mayDiscard([this, file] { openExample(file); }))
        load(file, { {}, exampleText(QFileInfo(file).baseName()) }, UnmatchedPixels::Report);
}

void PaintingFiles::openRecovered(const RecoverableDocument& document, std::function<void()> done)
{
    const QString path = QString::fromStdU16String(document.document.u16string());
    const Origin origin { path,
        path.isEmpty() ? tr("Restored painting") : QFileInfo(path).completeBaseName() };
    m_state.restore(document.project, [this, origin, done = std::move(done)] {
        finishOpening(origin, origin.path.endsWith(".ora"_L1));
        // It is not in its file yet.
        m_studio.history().markUnsaved();
        Q_EMIT titleChanged();
        done();
    });
}

void PaintingFiles::showUnsaved(LabelMap labels, const QString& title)
{
    takeLabels(std::move(labels), { {}, title });
    m_studio.history().markUnsaved();
    Q_EMIT titleChanged();
}

void PaintingFiles::load(const QString& file, const Origin& origin, UnmatchedPixels policy)
{
    addBusy(1);
    runInBackground<Opened>(
        this,
        [file, policy, classes = m_studio.document().classes()] {
            const auto path = toPath(file);
            if (isStrokes(file))
                return Opened { {}, paintStrokes(readStrokes(path), classes) };
            if (holdsProject(path))
                return Opened { openProject(path, classes, policy), {} };
            return Opened { {}, openLabelDocument(path, classes) };
        },
        [this, file, origin, policy](Opened opened) {
            addBusy(-1);
            take(std::move(opened), file, origin, policy);
        },
        [this, file](const Error& error) {
            addBusy(-1);
            // A label map with something unknown in it is asked about.
            if (error.kind() == ErrorKind::ModelMismatch && m_asking)
                return importLabels(file);
            m_errors.report(error);
            Q_EMIT openFailed(file);
        });
}

void PaintingFiles::askForImport()
{
    const QString file = QFileDialog::getOpenFileName(m_window, tr("Import Label Map"),
        usualFolder(m_settings, kFolderKey), tr("Label maps (*.png);;All files (*)"));
    if (file.isEmpty())
        return;
    m_settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
    if (mayDiscard([this, file] { importLabels(file); }))
        importLabels(file);
}

void PaintingFiles::importLabels(const QString& file)
{
    addBusy(1);
    runInBackground<std::shared_ptr<LabelSurvey>>(
        this,
        [file, classes = m_studio.document().classes()] {
            const std::string bytes = readWholeFile(toPath(file), kMaxPictureBytes);
            return std::make_shared<LabelSurvey>(
                std::as_bytes(std::span(bytes)), classes, file.toStdString());
        },
        [this, file](std::shared_ptr<LabelSurvey> survey) {
            addBusy(-1);
            askAboutLabels(std::move(*survey), file);
        },
        [this, file](const Error& error) {
            addBusy(-1);
            m_errors.report(error);
            Q_EMIT openFailed(file);
        });
}

void PaintingFiles::askAboutLabels(LabelSurvey survey, const QString& file)
{
    ImportLabelsDialog dialog(std::move(survey), m_studio.document().classes(), file, m_window);
    if (dialog.exec() == QDialog::Accepted)
        takeLabels(dialog.labels(), { file, QFileInfo(file).completeBaseName() });
}

void PaintingFiles::take(
    Opened opened, const QString& file, const Origin& origin, UnmatchedPixels policy)
{
    try {
        if (opened.project)
            takeProject(std::move(*opened.project), file, origin, policy);
        else
            takeLabels(std::move(opened.labels), origin);
    } catch (const Error& error) {
        m_errors.report(error);
        Q_EMIT openFailed(file);
    }
}

void PaintingFiles::takeProject(
    OpenedProject opened, const QString& file, const Origin& origin, UnmatchedPixels policy)
{
    if (opened.unmatchedCount() > 0 && policy == UnmatchedPixels::Report) {
        if (!m_asking)
            throw Error(ErrorKind::BadFile,
                tr("The layers hold %1 of no material.").arg(unmatchedText(opened)).toStdString());
        const auto answer = askAboutUnmatched(opened, m_window);
        if (answer && *answer == UnmatchedPixels::Nearest)
            return load(file, origin, *answer);
        if (!answer)
            return;
    }
    addBusy(1);
    m_state.restore(std::move(opened.project), [this, origin] {
        finishOpening(origin, true);
        addBusy(-1);
    });
}

void PaintingFiles::takeLabels(LabelMap labels, const Origin& origin)
{
    m_studio.replacePainting(m_studio.document().classes(), std::move(labels));
    finishOpening(origin, false);
}

void PaintingFiles::finishOpening(const Origin& origin, bool isProject)
{
    setFile(origin.path, origin.title, isProject && !origin.path.isEmpty());
    if (!origin.path.isEmpty())
        remember(origin.path);
    Q_EMIT opened();
}

} // namespace pleinair
