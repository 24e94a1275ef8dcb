#include "ui/painting_files.h"

#include "app/files/stroke_player.h"
#include "app/files/strokes_file.h"
#include "app/painting/class_match.h"
#include "ui/background.h"
#include "ui/dialogs/new_painting_dialog.h"
#include "ui/error_reporter.h"
#include "ui/studio.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include <utility>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRecent = 8;
constexpr auto kRecentKey = "files/recent"_L1;
constexpr auto kFolderKey = "files/folder"_L1;

std::filesystem::path toPath(const QString& file)
{
    return std::filesystem::path(file.toStdU16String());
}

LabelMap readPainting(const std::filesystem::path& file, const ClassTable& classes)
{
    if (file.extension() == ".json")
        return paintStrokes(readStrokes(file), classes);
    return openLabelDocument(file, classes);
}

} // namespace

PaintingFiles::PaintingFiles(
    Studio& studio, QSettings& settings, ErrorReporter& errors, QWidget* window)
    : QObject(window)
    , m_studio(studio)
    , m_settings(settings)
    , m_errors(errors)
    , m_window(window)
{
    connect(&studio, &Studio::edited, this, &PaintingFiles::titleChanged);
}

void PaintingFiles::askForNew()
{
    if (!mayDiscard([this] { askForNew(); }))
        return;
    NewPaintingDialog dialog(m_studio.document().classes(), m_studio.document().size(), m_window);
    if (dialog.exec() == QDialog::Accepted)
        beginNew(dialog.chosenSize(), dialog.chosenFill());
}

void PaintingFiles::beginNew(Size size, ClassId fill)
{
    m_studio.replacePainting(m_studio.document().classes(), LabelMap(size, fill));
    setFile({}, tr("Untitled"));
}

QString PaintingFiles::askForFile()
{
    const QString file =
        QFileDialog::getOpenFileName(m_window, tr("Open"), m_settings.value(kFolderKey).toString(),
            tr("Paintings and photographs (*.png *.jpg *.jpeg *.webp *.json);;"
               "Label maps (*.png);;Recorded strokes (*.json);;All files (*)"));
    if (!file.isEmpty())
        m_settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
    return file;
}

void PaintingFiles::open(const QString& file)
{
    if (!mayDiscard([this, file] { open(file); }))
        return;
    const bool isStrokes = file.endsWith(".json"_L1);
    load(file, isStrokes ? QString() : file, QFileInfo(file).completeBaseName());
}

void PaintingFiles::openExample(const QString& file)
{
    if (mayDiscard([this, file] { openExample(file); }))
        load(file, {}, QFileInfo(file).baseName());
}

void PaintingFiles::openRecovered(const RecoverableDocument& document)
{
    Opened opened;
    opened.labels = withClasses(document.labels, document.classes, m_studio.document().classes());
    opened.path = QString::fromStdU16String(document.note.document.u16string());
    opened.title =
        opened.path.isEmpty() ? tr("Restored painting") : QFileInfo(opened.path).completeBaseName();
    take(std::move(opened));
    // It is not in its file yet.
    m_studio.history().markUnsaved();
    Q_EMIT titleChanged();
}

void PaintingFiles::load(const QString& file, const QString& path, const QString& title)
{
    addBusy(1);
    runInBackground<Opened>(
        this,
        [file, path, title, classes = m_studio.document().classes()] {
            return Opened { readPainting(toPath(file), classes), path, title };
        },
        [this](Opened opened) {
            take(std::move(opened));
            addBusy(-1);
        },
        [this, file](const Error& error) {
            m_errors.report(error);
            Q_EMIT openFailed(file);
            addBusy(-1);
        });
}

void PaintingFiles::take(Opened opened)
{
    try {
        m_studio.replacePainting(m_studio.document().classes(), std::move(opened.labels));
    } catch (const Error& error) {
        m_errors.report(error);
        return;
    }
    setFile(opened.path, opened.title);
    if (!opened.path.isEmpty())
        remember(opened.path);
    Q_EMIT this->opened();
}

void PaintingFiles::save()
{
    if (m_path.isEmpty())
        saveAs();
    else
        write(m_path, m_kind);
}

void PaintingFiles::saveAs()
{
    const QString index = tr("Label map, class numbers (*.png)");
    const QString colour = tr("Label map, class colours (*.png)");
    QString filter = m_kind == LabelFileKind::Index ? index : colour;
    const QString folder = m_settings.value(kFolderKey).toString();
    QString file = QFileDialog::getSaveFileName(m_window, tr("Save Painting"),
        m_path.isEmpty() ? QDir(folder).filePath(m_title + u".png"_s) : m_path,
        index + u";;"_s + colour, &filter);
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += u".png"_s;
    m_settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
    write(file, filter == colour ? LabelFileKind::Colour : LabelFileKind::Index);
}

void PaintingFiles::write(const QString& file, LabelFileKind kind)
{
    addBusy(1);
    const auto revision = m_studio.document().revision();
    runInBackground<std::monostate>(
        this,
        [file, kind, labels = m_studio.document().labels(),
            classes = m_studio.document().classes()] {
            saveLabelDocument(toPath(file), labels, classes, kind);
            return std::monostate {};
        },
        [this, file, kind, revision](std::monostate) {
            m_kind = kind;
            setFile(file, QFileInfo(file).completeBaseName());
            remember(file);
            if (m_studio.document().revision() == revision)
                m_studio.markSaved();
            Q_EMIT saved();
            addBusy(-1);
            if (const auto goOn = std::exchange(m_afterSaving, nullptr))
                goOn();
        },
        [this](const Error& error) {
            m_afterSaving = nullptr;
            m_errors.report(error);
            addBusy(-1);
        });
}

bool PaintingFiles::mayDiscard(std::function<void()> afterSaving)
{
    if (!m_asking || !m_studio.isModified())
        return true;
    QMessageBox question(m_window);
    question.setIcon(QMessageBox::NoIcon);
    question.setText(tr("Save the changes to “%1”?").arg(title()));
    question.setInformativeText(tr("What is not saved is lost."));
    question.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    question.setDefaultButton(QMessageBox::Save);
    switch (question.exec()) {
    case QMessageBox::Discard:
        return true;
    case QMessageBox::Save:
        m_afterSaving = std::move(afterSaving);
        save();
        if (!isBusy())
            m_afterSaving = nullptr; // No file was named.
        break;
    default:
        break;
    }
    return false;
}

QString PaintingFiles::title() const
{
    return m_title.isEmpty() ? tr("Untitled") : m_title;
}

void PaintingFiles::setFile(const QString& path, const QString& title)
{
    m_path = path;
    m_title = title;
    Q_EMIT titleChanged();
}

QStringList PaintingFiles::recentFiles() const
{
    return m_settings.value(kRecentKey).toStringList();
}

void PaintingFiles::forgetRecent()
{
    m_settings.remove(kRecentKey);
    Q_EMIT recentChanged();
}

void PaintingFiles::remember(const QString& file)
{
    QStringList recent = recentFiles();
    const QString path = QFileInfo(file).absoluteFilePath();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(kRecentKey, QStringList(recent.mid(0, kMostRecent)));
    Q_EMIT recentChanged();
}

void PaintingFiles::addBusy(int change)
{
    m_busy += change;
    Q_EMIT busyChanged();
}

} // namespace pleinair
