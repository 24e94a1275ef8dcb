#include "ui/play_controller.h"

#include "app/export/picture_export.h"
#include "ui/action_set.h"
#include "ui/canvas/photo_view.h"
#include "ui/live_rendering.h"
#include "ui/main_window.h"
#include "ui/painting_files.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"
#include "ui/thumbnails.h"

#include <QCoreApplication>
#include <QPixmap>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPicturesWaitMs = 60'000;

Image toImage(const QImage& picture)
{
    const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
    Image image;
    image.size = { rgb.width(), rgb.height() };
    image.rgb.reserve(static_cast<std::size_t>(image.size.area()) * 3);
    for (int y = 0; y < rgb.height(); ++y) {
        const uchar* row = rgb.constScanLine(y);
        image.rgb.insert(image.rgb.end(), row, row + rgb.width() * 3);
    }
    return image;
}

/// Actions that would ask somebody, and nobody is there to answer.
bool asksSomebody(const QAction& action)
{
    static const QStringList others { u"file.save"_s, u"file.export"_s, u"file.close"_s,
        u"file.quit"_s, u"help.about"_s };
    return action.text().endsWith(u'…') || others.contains(action.objectName());
}

} // namespace

PlayController::PlayController(MainWindow& window, StrokesFile strokes, Outputs outputs)
    : QObject(&window)
    , m_window(window)
    , m_strokes(std::move(strokes))
    , m_outputs(std::move(outputs))
    , m_hasWaitedForPictures(m_outputs.snapshot.empty())
{
    window.setRecorded();
    m_pictures.setSingleShot(true);
    m_pictures.setInterval(kPicturesWaitMs);
    const LiveRendering& rendering = window.rendering();
    // Queued: the window's own parts have heard of the change when the play goes on.
    connect(&rendering, &LiveRendering::stateChanged, this, &PlayController::goOn,
        Qt::QueuedConnection);
    connect(&window.rendering().thumbnails(), &Thumbnails::finished, this, &PlayController::goOn,
        Qt::QueuedConnection);
    connect(
        &window.photoView(), &PhotoView::shown, this, &PlayController::goOn, Qt::QueuedConnection);
    connect(&window.files(), &PaintingFiles::busyChanged, this, &PlayController::goOn,
        Qt::QueuedConnection);
    connect(&rendering, &LiveRendering::failed, this, [this](const WorkFailure& failure) {
        m_failure = QString::fromStdString(failure.message);
        if (m_isExporting)
            finish(m_failure);
    });
    connect(&window.files(), &PaintingFiles::openFailed, this, [this](const QString& file) {
        m_failure = tr("%1 could not be opened: %2").arg(file, m_window.messages().text());
    });
    connect(&m_pictures, &QTimer::timeout, this, [this] {
        m_hasWaitedForPictures = true;
        goOn();
    });
}

void PlayController::start()
{
    goOn();
}

void PlayController::goOn()
{
    if (m_isOver || !isSettled())
        return;
    if (!m_failure.isEmpty())
        return finish(m_failure);
    if (m_awaited == Awaited::Frame && !isFrameThere())
        return;
    m_awaited = Awaited::Nothing;
    try {
        playActions();
    } catch (const Error& error) {
        finish(QString::fromUtf8(error.what()));
    }
}

void PlayController::playActions()
{
    if (!m_player) {
        m_player = std::make_unique<StrokePlayer>(
            m_window.studio().document(), std::move(m_strokes), callbacks());
        m_window.studio().documentWasReplaced();
    }
    while (!m_player->atEnd() && m_awaited == Awaited::Nothing && isSettled())
        m_player->playNext();
    if (!m_player->atEnd() || !isSettled() || !isFrameThere()) {
        if (m_player->atEnd())
            m_awaited = Awaited::Frame;
        return;
    }
    if (!m_hasWaitedForPictures && m_window.rendering().thumbnails().arePending()) {
        if (!m_pictures.isActive())
            m_pictures.start();
        return;
    }
    saveResults();
}

bool PlayController::isSettled() const
{
    return !m_window.rendering().isLoading() && !m_window.rendering().isEncoding()
        && !m_window.files().isBusy();
}

bool PlayController::isFrameThere() const
{
    return m_window.rendering().state() != LiveState::Rendering
        && m_window.photoView().isUpToDate();
}

StrokePlayerCallbacks PlayController::callbacks()
{
    StrokePlayerCallbacks callbacks;
    callbacks.begun = [this](const ToolAction& action, const ToolSettings& settings) {
        m_kind = action.tool;
        m_window.studio().setTooling(action.tool, settings);
    };
    callbacks.stepped = [this](const ToolStep& step) { m_window.studio().take(step, m_kind); };
    callbacks.layer = [this](const LayerOperation& operation) {
        m_window.studio().changeLayers(operation);
    };
    callbacks.selection = [this](const SelectionOperation& operation) {
        m_window.studio().changeSelection(operation);
    };
    callbacks.canvas = [this](const CanvasOperation& operation) {
        m_window.studio().changeCanvas(operation);
    };
    callbacks.command = [this](const std::string& id) { runCommand(id); };
    callbacks.style = [this](const StyleAction& action) { chooseStyle(action); };
    callbacks.open = [this](const std::filesystem::path& file) {
        m_window.openFile(QString::fromStdU16String(file.u16string()));
    };
    callbacks.wait = [this] { m_awaited = Awaited::Frame; };
    callbacks.snapshot = [this](const std::filesystem::path& file) { saveSnapshot(file); };
    return callbacks;
}

void PlayController::runCommand(const std::string& id)
{
    const QString name = QString::fromStdString(id);
    if (!m_window.actions().contains(name))
        throw Error(ErrorKind::BadFile, "There is no command \"" + id + "\".");
    QAction* action = m_window.actions().action(name);
    if (asksSomebody(*action))
        throw Error(ErrorKind::BadFile,
            "The command \"" + id + "\" asks for something, so it cannot be played.");
    action->trigger();
}

void PlayController::chooseStyle(const StyleAction& action)
{
    StyleChooser& chooser = m_window.styleChooser();
    if (const auto* preset = std::get_if<StyleAction::Preset>(&action.style)) {
        if (!chooser.choosePreset(QString::fromStdString(preset->name)))
            throw Error(
                ErrorKind::BadFile, "The model has no style named \"" + preset->name + "\".");
    } else if (const auto* photo = std::get_if<StyleAction::Photograph>(&action.style)) {
        chooser.usePhotograph(QString::fromStdU16String(photo->file.u16string()));
    } else {
        chooser.chooseSeed(std::get<StyleAction::Seed>(action.style).value);
    }
}

void PlayController::saveSnapshot(const std::filesystem::path& file)
{
    m_window.materialsPanel().showShares();
    m_window.layersPanel().showThumbnails();
    // The last action may have changed what the panels hold.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    exportPicture(file, toImage(m_window.grab().toImage()));
}

void PlayController::saveResults()
{
    if (!m_outputs.snapshot.empty())
        saveSnapshot(m_outputs.snapshot);
    if (m_outputs.photograph.empty())
        return finish({});
    if (!m_window.rendering().session().hasModel())
        return finish(tr("There is no photograph, because no model is loaded. Name one with "
                         "--model."));
    m_isOver = true;
    m_isExporting = true;
    m_window.rendering().exportPhotograph([this](const Image& photograph) {
        try {
            exportPicture(m_outputs.photograph, photograph);
            finish({});
        } catch (const Error& error) {
            finish(QString::fromUtf8(error.what()));
        }
    });
}

void PlayController::finish(const QString& problem)
{
    m_isOver = true;
    m_isExporting = false;
    Q_EMIT finished(problem);
}

} // namespace pleinair
