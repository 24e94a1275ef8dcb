#include "ui/photograph_export.h"

#include "app/files/picture_export.h"
#include "ui/background.h"
#include "ui/canvas/label_picture.h"
#include "ui/error_reporter.h"
#include "ui/live_rendering.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSettings>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolderKey = "files/exportFolder"_L1;

} // namespace

PhotographExport::PhotographExport(LiveRendering& rendering, const PaintingFiles& files,
    QSettings& settings, MessageBar& messages, ErrorReporter& errors, QWidget* window)
    : QObject(window)
    , m_rendering(rendering)
    , m_files(files)
    , m_settings(settings)
    , m_messages(messages)
    , m_errors(errors)
    , m_window(window)
{
    connect(&files, &PaintingFiles::opened, this, [this] { m_file.clear(); });
}

void PhotographExport::exportAgain()
{
    if (m_file.isEmpty())
        exportAs();
    else
        exportTo(m_file);
}

void PhotographExport::exportAs()
{
    if (!isPossible())
        return;
    const QString folder = m_settings.value(kFolderKey).toString();
    const QString proposal = QDir(folder).filePath(tr("%1 photograph.png").arg(m_files.title()));
    QString filter;
    QString file = QFileDialog::getSaveFileName(m_window, tr("Export Photograph"),
        m_file.isEmpty() ? proposal : m_file, tr("PNG (*.png);;JPEG (*.jpg *.jpeg)"), &filter);
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += filter.startsWith("JPEG"_L1) ? u".jpg"_s : u".png"_s;
    m_settings.setValue(kFolderKey, QFileInfo(file).absolutePath());
    exportTo(file);
}

void PhotographExport::exportTo(const QString& file)
{
    if (!isPossible())
        return;
    m_rendering.exportPhotograph([this, file](Image photograph) {
        runInBackground<Size>(
            this,
            [file, photograph = std::move(photograph)] {
                exportPicture(std::filesystem::path(file.toStdU16String()), photograph);
                return photograph.size;
            },
            [this, file](Size size) {
                m_file = file;
                m_messages.show(MessageKind::Info,
                    tr("The photograph, %1 × %2 pixels, is in %3.")
                        .arg(size.width)
                        .arg(size.height)
                        .arg(QDir::toNativeSeparators(file)));
            },
            [this](const Error& error) { m_errors.report(error); });
    });
}

void PhotographExport::copy()
{
    if (!isPossible())
        return;
    m_rendering.exportPhotograph([this](const Image& photograph) {
        QGuiApplication::clipboard()->setImage(toQImage(photograph));
        m_messages.show(MessageKind::Info, tr("The photograph is on the clipboard."));
    });
}

bool PhotographExport::isPossible()
{
    if (m_rendering.session().hasModel())
        return true;
    m_messages.show(MessageKind::Warning,
        tr("There is no photograph yet, because no model is loaded. Open one with Model > Open "
           "Model Folder."));
    return false;
}

} // namespace pleinair
