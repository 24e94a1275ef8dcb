#include "ui/painting_files.h"

#include "app/project/project_writer.h"
#include "ui/background.h"
#include "ui/dialogs/new_painting_dialog.h"
#include "ui/error_reporter.h"
#include "ui/project_state.h"
#include "ui/studio.h"
#include "ui/usual_folder.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>

#include <algorithm>
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

} // namespace

PaintingFiles::PaintingFiles(Studio& studio, ProjectState& state, QSettings& settings,
    ErrorReporter& errors, QWidget* window)
    : QObject(window)
    , m_studio(studio)
    , m_state(state)
    , m_settings(settings)
    , m_errors(errors)
    , m_window(window)
{
    connect(&studio.history(), &UndoHistory::changed, this, [this] {
        ++m_editCount;
        Q_EMIT titleChanged();
    });
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

void PaintingFiles::save()
{
    if (m_isProject)
        saveTo(m_path);
    else
        saveAs();
}

void PaintingFiles::saveAs()
{
    const QString folder =
        m_path.isEmpty() ? usualFolder(m_settings, kFolderKey) : QFileInfo(m_path).absolutePath();
    QString file = QFileDialog::getSaveFileName(m_window, tr("Save Project"),
        m_isProject ? m_path : QDir(folder).filePath(m_title + u".ora"_s),
        tr("Pleinair project, opens in Krita too (*.ora)"));
    if (file.isEmpty())
        return;
    if (!file.endsWith(".ora"_L1, Qt::CaseInsensitive))
        file += u".ora"_s;
    m_settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
    saveTo(file);
}

void PaintingFiles::saveTo(const QString& file)
{
    addBusy(1);
    runInBackground<std::monostate>(
        this,
        [file, project = m_state.capture()] {
            saveProject(toPath(file), project);
            return std::monostate {};
        },
        [this, file, edits = m_editCount](std::monostate) {
            setFile(file, QFileInfo(file).completeBaseName(), true);
            remember(file);
            if (m_editCount == edits)
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

void PaintingFiles::setFile(const QString& path, const QString& title, bool isProject)
{
    m_path = path;
    m_isProject = isProject;
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
