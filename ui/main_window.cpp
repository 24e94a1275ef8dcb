#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/autosave.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/picture_split.h"
#include "ui/canvas/view_transform.h"
#include "ui/favourites.h"
#include "ui/film_export.h"
#include "ui/model_opener.h"
#include "ui/painting_export.h"
#include "ui/painting_files.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/status_line.h"
#include "ui/preferences.h"
#include "ui/project_state.h"
#include "ui/recent_thumbnails.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

bool isModel(const QFileInfo& file)
{
    static const QStringList endings { u"pth"_s, u"safetensors"_s };
    return file.isDir() || file.fileName() == "model.json"_L1
        || endings.contains(file.suffix().toLower());
}

bool isPhotograph(const QFileInfo& file)
{
    static const QStringList endings { u"jpg"_s, u"jpeg"_s, u"webp"_s, u"tif"_s, u"tiff"_s };
    return endings.contains(file.suffix().toLower());
}

} // namespace

MainWindow::MainWindow(WindowSetup setup, QWidget* parent)
    : QMainWindow(parent)
    , m_setup(std::move(setup))
    , m_studio(std::make_unique<Studio>(Document(m_setup.classes, std::move(m_setup.painting))))
    , m_transform(std::make_unique<ViewTransform>())
    , m_rendering(std::make_unique<LiveRendering>(*m_studio, m_setup.services))
    , m_actions(new ActionSet(*this))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/pleinair/icons/pleinair.svg"_s));
    setDockNestingEnabled(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    makePictures();
    m_errors = std::make_unique<ErrorReporter>(*m_messages);
    m_state = new ProjectState(*m_studio, *m_rendering, *m_transform, *m_messages, this);
    m_files = new PaintingFiles(*m_studio, *m_state, *m_setup.settings, *m_errors, this);
    m_export = new PaintingExport(*m_studio, *m_rendering, *m_state, *m_files, *m_setup.settings,
        *m_messages, *m_errors, this);
    m_film = new FilmExport(
        *m_studio, *m_rendering, *m_files, *m_setup.settings, *m_messages, *m_errors, this);
    const QDir settingsFolder = QFileInfo(m_setup.settings->fileName()).absoluteDir();
    m_thumbnails = new RecentThumbnails(
        *m_files, *m_rendering, *m_canvas, settingsFolder.filePath(u"recent"_s), this);
    new Favourites(*m_studio, *m_setup.settings, this);
    m_styleChooser =
        new StyleChooser(*m_rendering, m_studio->history(), *m_setup.settings, *m_messages, this);
    m_photographReading =
        new PhotographReading({ *m_studio, *m_rendering, *m_files, *m_styleChooser,
                                  *m_setup.settings, *m_messages, *m_errors },
            m_setup.services.readPhotograph, m_setup.readLabels, this);
    if (!m_setup.recovery.empty())
        m_autosave =
            new Autosave(*m_studio, *m_state, *m_files, *m_messages, m_setup.recovery, this);
    m_studio->history().setBudget(Preferences::read(*m_setup.settings).historyBudget());
    m_files->setTitle(m_setup.paintingTitle);
    makeTools();
    makeDocks();
    m_status = new StatusLine(*m_studio, *m_rendering, *m_transform, this);
    setStatusBar(m_status);
    makeMenus();
    connectParts();
    connectFileActions();
    connectPaintActions();
    connectSelectionActions();
    connectCanvasActions();
    connectLayerActions();
    connectViewActions();
    connectSplitActions();
    connectDeskActions();
    connectSettingActions();
    connectDrops();
    makeWelcome();
    resize(m_setup.firstSize);
    resetLayout();
    m_freshLayout = saveState(kLayoutVersion);
    restoreLayout();
    setTheme(currentTheme());
    showTitle();
    showEmptyText();
    m_canvas->setFocus();
}

MainWindow::~MainWindow()
{
    // The worker stops before the parts that its answers reach.
    m_rendering.reset();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && (watched == m_canvas || watched == m_photo)) {
        const QSize canvas = m_canvas->size();
        const QSize photo = m_photo->size();
        m_transform->setViewSize(canvas.boundedTo(photo));
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::openFile(const QString& file)
{
    const QFileInfo info(file);
    if (isModel(info)) {
        const QString model =
            info.fileName() == "model.json"_L1 ? info.absolutePath() : info.absoluteFilePath();
        m_rendering->loadModel(std::filesystem::path(model.toStdU16String()));
    } else if (isPhotograph(info)) {
        m_styleChooser->usePhotograph(info.absoluteFilePath());
    } else {
        m_files->open(info.absoluteFilePath());
    }
}

void MainWindow::setRecorded()
{
    m_recorded = true;
    m_files->setAsking(false);
    m_modelOpener->setAsking(false);
    m_status->setSteady(true);
    m_canvas->setAnimated(false);
}

void MainWindow::offerRecovery()
{
    if (m_autosave)
        m_autosave->offerRecovery();
}

void MainWindow::showTitle()
{
    setWindowTitle(tr("%1[*] — Pleinair").arg(m_files->title()));
    setWindowModified(m_studio->isModified());
}

void MainWindow::showPhotograph()
{
    m_photo->setPhotograph(m_rendering->photograph());
}

void MainWindow::showEmptyText()
{
    if (m_rendering->isLoading() || m_rendering->session().hasModel())
        m_photo->setEmptyText(
            tr("The photograph is on its way"), tr("It follows the painting from here on."));
    else
        m_photo->setEmptyText(tr("No model is loaded"),
            tr("Painting works. For a photograph, click here and choose a model folder, or drop "
               "one, or a SPADE checkpoint, onto the window."));
}

void MainWindow::showDevice(const QString& trouble)
{
    if (trouble.isEmpty())
        m_messages->show(MessageKind::Info, tr("The GPU paints again."));
    else
        m_messages->show(MessageKind::Warning, tr("%1 The CPU paints instead.").arg(trouble),
            { { tr("Try the GPU Again"), [this] { m_rendering->retryDevice(); } } });
}

void MainWindow::offerItsStyle(const QString& file)
{
    // A picture that is no label map may have been meant as a photograph.
    if (m_rendering->styles().canEncodePhotographs() && !m_recorded && QFileInfo::exists(file))
        m_messages->show(MessageKind::Error, m_messages->text(),
            { { tr("Take Its Style"), [this, file] { m_styleChooser->usePhotograph(file); } } });
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayLeaveTraining()) {
        event->ignore();
        return;
    }
    if (!m_files->mayDiscard([this] { close(); })) {
        event->ignore();
        return;
    }
    m_actions->action("view.secondWindow")->setChecked(false);
    if (!m_recorded)
        saveLayout();
    if (m_autosave)
        m_autosave->discard();
    event->accept();
}

} // namespace pleinair
