#include "ui/painting_export.h"

#include "app/export/exr_file.h"
#include "app/export/palette_export.h"
#include "app/export/picture_export.h"
#include "app/export/psd_file.h"
#include "app/files/label_document.h"
#include "ui/background.h"
#include "ui/canvas/label_picture.h"
#include "ui/error_reporter.h"
#include "ui/live_rendering.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/project_state.h"
#include "ui/studio.h"
#include "ui/style_text.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace pleinair {

namespace {

std::filesystem::path toPath(const QString& file)
{
    return std::filesystem::path(file.toStdU16String());
}

/// A sheet with its captions in the window's letters.
Image withCaptions(ContactSheet sheet)
{
    QImage picture = toQImage(sheet.picture).convertToFormat(QImage::Format_RGB888);
    QPainter painter(&picture);
    painter.setPen(QColor(222, 222, 222));
    for (const ContactSheet::Caption& caption : sheet.captions) {
        const QRect place = toQRect(caption.place);
        const QString text = painter.fontMetrics().elidedText(
            QString::fromStdString(caption.text), Qt::ElideRight, place.width());
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    painter.end();
    const auto rowBytes = static_cast<std::size_t>(picture.width()) * 3;
    for (int y = 0; y < picture.height(); ++y)
        std::copy_n(picture.constScanLine(y), rowBytes,
            sheet.picture.rgb.data() + static_cast<std::size_t>(y) * rowBytes);
    return std::move(sheet.picture);
}

} // namespace

PaintingExport::PaintingExport(Studio& studio, LiveRendering& rendering, const ProjectState& state,
    const PaintingFiles& files, QSettings& settings, MessageBar& messages, ErrorReporter& errors,
    QWidget* window)
    : QObject(window)
    , m_studio(studio)
    , m_rendering(rendering)
    , m_state(state)
    , m_files(files)
    , m_settings(settings)
    , m_messages(messages)
    , m_errors(errors)
    , m_window(window)
{
    connect(&files, &PaintingFiles::opened, this, [this] { m_last.reset(); });
}

void PaintingExport::exportAgain()
{
    if (m_last)
        exportTo(*m_last);
    else
        exportAs();
}

void PaintingExport::exportAs()
{
    ExportDialog dialog(m_files.title(), m_settings, m_rendering.session().hasModel(), m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    dialog.store();
    exportTo(dialog.choice());
}

void PaintingExport::exportTo(const ExportChoice& choice)
{
    m_studio.settle();
    switch (choice.kind) {
    case ExportKind::Photograph:
        return exportPhotograph(choice);
    case ExportKind::Light:
        return exportLight(choice);
    case ExportKind::Layers:
        return exportLayers(choice);
    case ExportKind::ContactSheet:
        return exportSheet(choice, std::make_shared<std::vector<SheetCell>>());
    case ExportKind::Palette:
        return write(choice, [choice, classes = m_studio.document().classes()] {
            exportPalette(toPath(choice.file), classes);
        });
    case ExportKind::LabelNumbers:
    case ExportKind::LabelColours:
        return write(choice,
            [choice, labels = m_studio.document().labels(),
                classes = m_studio.document().classes()] {
                saveLabelDocument(toPath(choice.file), labels, classes,
                    choice.kind == ExportKind::LabelNumbers ? LabelFileKind::Index
                                                            : LabelFileKind::Colour);
            });
    }
}

void PaintingExport::exportPhotograph(const ExportChoice& choice)
{
    if (!isPossible())
        return;
    m_rendering.exportPhotograph([this, choice](Image photograph) {
        write(choice, [choice, photograph = std::move(photograph)] {
            exportPicture(toPath(choice.file), photograph, { choice.quality, choice.scale });
        });
    });
}

void PaintingExport::exportLight(const ExportChoice& choice)
{
    if (!isPossible())
        return;
    m_rendering.exportPicture(m_rendering.session().currentRequest(), ExportForm::Unrounded,
        [this, choice](std::optional<RenderedPicture> picture) {
            if (!picture)
                return;
            write(choice, [choice, light = std::move(picture->unrounded)] {
                exportExr(toPath(choice.file), { light.size, light.planes }, choice.scale);
            });
        });
}

void PaintingExport::exportLayers(const ExportChoice& choice)
{
    auto project = std::make_shared<Project>(m_state.capture());
    const auto writeIt = [this, choice, project] {
        write(choice, [choice, project] { exportPsd(toPath(choice.file), *project); });
    };
    if (!m_rendering.session().hasModel()) {
        project->photograph = {};
        return writeIt();
    }
    m_rendering.exportPhotograph([project, writeIt](Image photograph) {
        project->photograph = std::move(photograph);
        writeIt();
    });
}

void PaintingExport::exportSheet(
    const ExportChoice& choice, std::shared_ptr<std::vector<SheetCell>> cells)
{
    if (!isPossible())
        return;
    const auto& styles = m_rendering.styles().styles();
    if (cells->size() >= styles.size()) {
        return write(choice, [choice, cells] {
            exportPicture(toPath(choice.file), withCaptions(layContactSheet(*cells)),
                { choice.quality, 1 });
        });
    }
    const NamedStyle& next = styles[cells->size()];
    const LiveSession& session = m_rendering.session();
    m_rendering.exportPicture(session.requestWith(next.style, session.photographShortSide()),
        ExportForm::Rounded,
        [this, choice, cells, name = styleText(next).toStdString()](std::optional<RenderedPicture> picture) {
            if (!picture)
                return;
            cells->push_back({ std::move(picture->photograph), name });
            exportSheet(choice, cells);
        });
}

void PaintingExport::write(const ExportChoice& choice, std::function<void()> work)
{
    runInBackground<std::monostate>(
        this,
        [work = std::move(work)] {
            work();
            return std::monostate {};
        },
        [this, choice](std::monostate) {
            m_last = choice;
            m_messages.show(MessageKind::Info,
                choice.scale > 1 ? tr("Exported, enlarged %1 times by Lanczos resampling, to %2.")
                                       .arg(choice.scale)
                                       .arg(QDir::toNativeSeparators(choice.file))
                                 : tr("Exported to %1.")
                                       .arg(QDir::toNativeSeparators(choice.file)));
            Q_EMIT exported(choice.file);
        },
        [this](const Error& error) { m_errors.report(error); });
}

void PaintingExport::copy()
{
    if (!isPossible())
        return;
    m_rendering.exportPhotograph([this](const Image& photograph) {
        QGuiApplication::clipboard()->setImage(toQImage(photograph));
        m_messages.show(MessageKind::Info, tr("The photograph is on the clipboard."));
    });
}

bool PaintingExport::isPossible()
{
    if (m_rendering.session().hasModel())
        return true;
    m_messages.show(MessageKind::Warning,
        tr("There is no photograph yet, because no model is loaded. Open one with Model > Open "
           "Model Folder."));
    return false;
}

} // namespace pleinair
