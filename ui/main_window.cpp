#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/action_table.h"
#include "ui/autosave.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/picture_split.h"
#include "ui/canvas/view_transform.h"
#include "ui/favourites.h"
#include "ui/film_export.h"
#include "ui/painting_export.h"
#include "ui/model_opener.h"
#include "ui/painting_files.h"
#include "ui/panels/dock.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/navigator_panel.h"
#include "ui/panels/status_line.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/tile_grid.h"
#include "ui/panels/tool_options.h"
#include "ui/preferences.h"
#include "ui/project_state.h"
#include "ui/recent_thumbnails.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"
#include "ui/thumbnails.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolBar>

#include <algorithm>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLayoutVersion = 2;
constexpr int kShelfHeight = 126;
constexpr int kColumnWidth = 208;
/// Narrower windows begin without the column: the pictures need the room.
constexpr int kColumnFromWidth = 1720;
constexpr int kOptionsHeight = 36;
constexpr auto kGeometryKey = "window/geometry"_L1;
constexpr auto kSplitKey = "window/split"_L1;
constexpr auto kEdgeKey = "window/splitEdge"_L1;
constexpr auto kLayoutKey = "window/layout"_L1;
constexpr auto kThemeKey = "window/theme"_L1;

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
    m_film = new FilmExport(*m_studio, *m_rendering, *m_files, *m_setup.settings, *m_messages,
        *m_errors, this);
    const QDir settingsFolder = QFileInfo(m_setup.settings->fileName()).absoluteDir();
    m_thumbnails = new RecentThumbnails(
        *m_files, *m_rendering, *m_canvas, settingsFolder.filePath(u"recent"_s), this);
    new Favourites(*m_studio, *m_setup.settings, this);
    m_styleChooser =
        new StyleChooser(*m_rendering, m_studio->history(), *m_setup.settings, *m_messages, this);
    m_photographReading = new PhotographReading({ *m_studio, *m_rendering, *m_files, *m_styleChooser,
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
    resize(1440, 900);
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

void MainWindow::makePictures()
{
    m_pictures = new PictureSplit(this);
    m_canvas = new LabelCanvas(*m_studio, *m_transform, m_pictures);
    m_photo = new PhotoView(*m_transform, m_pictures);
    m_photo->setObjectName(u"photoView"_s);
    m_photo->setAccessibleName(tr("Photograph"));
    m_pictures->setPictures(m_canvas, m_photo);
    setCentralWidget(m_pictures);
    m_messages = new MessageBar(this, m_pictures);
}

void MainWindow::makeTools()
{
    m_optionsBar = new QToolBar(tr("Tool Options"), this);
    m_optionsBar->setObjectName(u"optionsBar"_s);
    m_optionsBar->setIconSize({ 20, 20 });
    m_optionsBar->setFixedHeight(kOptionsHeight);
    m_optionsBar->addWidget(new ToolOptions(*m_studio, m_optionsBar));
    for (const char* id : { "edit.undo", "edit.redo" })
        m_optionsBar->addAction(m_actions->action(id));
    m_optionsBar->addSeparator();
    for (const char* id : { "view.fit", "view.actualSize", "view.over", "view.pause" })
        m_optionsBar->addAction(m_actions->action(id));
    m_optionsBar->addSeparator();
    for (const char* id : { "view.navigator", "view.layers", "view.history" })
        m_optionsBar->addAction(m_actions->action(id));
    m_optionsBar->addSeparator();
    m_optionsBar->addAction(m_actions->action("file.export"));
    addToolBar(Qt::TopToolBarArea, m_optionsBar);

    m_toolBar = new QToolBar(tr("Tools"), this);
    m_toolBar->setObjectName(u"toolBar"_s);
    m_toolBar->setIconSize({ 18, 18 });
    auto* group = new QActionGroup(this);
    for (const ToolKind kind : allToolKinds()) {
        QAction* action = m_actions->action(actionIdOf(kind));
        group->addAction(action);
        m_toolBar->addAction(action);
        if (kind == ToolKind::Eraser || kind == ToolKind::Lasso || kind == ToolKind::Picker
            || kind == ToolKind::SelectClass)
            m_toolBar->addSeparator();
    }
    addToolBar(Qt::LeftToolBarArea, m_toolBar);
}

void MainWindow::makeDocks()
{
    m_materials = new MaterialsPanel(*m_studio, this);
    m_stylePanel = new StylePanel(*m_rendering, this);
    m_materialsDock =
        new Dock(u"materialsDock"_s, tr("Materials"), m_materials, m_materials->controls(), this);
    m_styleDock =
        new Dock(u"styleDock"_s, tr("Styles"), m_stylePanel, m_stylePanel->controls(), this);
    m_navigator = new NavigatorPanel(*m_studio, *m_canvas, *m_actions, this);
    m_navigatorDock =
        new Dock(u"navigatorDock"_s, tr("Navigator"), m_navigator, m_navigator->controls(), this);
    m_layers = new LayersPanel(*m_studio, *m_actions, this);
    m_layersDock = new Dock(u"layersDock"_s, tr("Layers"), m_layers, m_layers->controls(), this);
    m_history = new HistoryPanel(*m_studio, this);
    m_historyDock = new Dock(u"historyDock"_s, tr("History"), m_history, nullptr, this);
}

void MainWindow::connectParts()
{
    connect(m_canvas, &PictureView::hovered, this, [this](QPointF place) {
        m_status->setPointer(place);
        m_photo->setEcho(place);
    });
    connect(m_photo, &PictureView::hovered, this, [this](QPointF place) {
        m_status->setPointer(place);
        m_canvas->setEcho(place);
    });
    const auto forget = [this] {
        m_status->setPointer(std::nullopt);
        m_photo->setEcho(std::nullopt);
        m_canvas->setEcho(std::nullopt);
    };
    connect(m_canvas, &PictureView::left, this, forget);
    connect(m_photo, &PictureView::left, this, forget);
    const auto openAll = [this](const QStringList& files) {
        for (const QString& file : files)
            openFile(file);
    };
    connect(m_canvas, &PictureView::filesDropped, this, openAll);
    connect(m_photo, &PictureView::filesDropped, this, openAll);
    connect(m_photo, &PhotoView::emptyClicked, this, [this] {
        if (!m_rendering->isLoading())
            m_actions->action("model.open")->trigger();
    });
    connect(m_materials, &MaterialsPanel::pointedAt, this, &MainWindow::highlight);
    connect(m_canvas, &LabelCanvas::materialMenuRequested, this, &MainWindow::showMaterialMenu);
    m_canvas->installEventFilter(this);
    m_photo->installEventFilter(this);

    connect(
        m_rendering.get(), &LiveRendering::photographChanged, this, &MainWindow::showPhotograph);
    connect(m_rendering.get(), &LiveRendering::stateChanged, this, &MainWindow::showEmptyText);
    connect(m_rendering.get(), &LiveRendering::failed, this, [this](const WorkFailure& failure) {
        m_errors->report(failure.kind, QString::fromStdString(failure.message));
    });
    connect(m_rendering.get(), &LiveRendering::deviceChanged, this, &MainWindow::showDevice);
    connect(m_rendering.get(), &LiveRendering::classesChanged, this, [this](const QString& model) {
        if (!m_recorded)
            m_messages->show(MessageKind::Info,
                tr("“%1” knows other materials; the painting was carried over to them.")
                    .arg(model));
    });
    Thumbnails& thumbnails = m_rendering->thumbnails();
    connect(&thumbnails, &Thumbnails::materialReady, m_materials, &MaterialsPanel::setPicture);
    connect(&thumbnails, &Thumbnails::styleReady, m_stylePanel, &StylePanel::setPicture);

    connect(m_stylePanel, &StylePanel::styleChosen, m_styleChooser,
        [this](const NamedStyle& style) { m_styleChooser->choose(style); });
    connect(m_stylePanel, &StylePanel::seedChosen, m_styleChooser,
        [this](quint64 seed) { m_styleChooser->chooseSeed(seed); });
    connect(
        m_stylePanel, &StylePanel::randomRequested, m_styleChooser, &StyleChooser::chooseRandom);
    connect(m_stylePanel, &StylePanel::photographRequested, m_styleChooser,
        &StyleChooser::askForPhotograph);
    connect(
        m_stylePanel, &StylePanel::photographDropped, m_styleChooser, &StyleChooser::usePhotograph);
    connect(m_files, &PaintingFiles::openFailed, this, &MainWindow::offerItsStyle);
    connect(m_studio.get(), &Studio::refused, this,
        [this](const QString& reason) { m_messages->show(MessageKind::Info, reason); });
    connect(m_files, &PaintingFiles::titleChanged, this, &MainWindow::showTitle);
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

void MainWindow::setTheme(ThemeKind kind)
{
    applyTheme(*qApp, kind);
    m_actions->action("view.themeDark")->setChecked(kind == ThemeKind::Dark);
    m_actions->action("view.themeLight")->setChecked(kind == ThemeKind::Light);
    // Icons and pictures are painted in the theme's colours at the moment of painting.
    for (QWidget* widget : findChildren<QWidget*>())
        widget->update();
    if (!m_recorded)
        m_setup.settings->setValue(kThemeKey, nameOf(kind));
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

void MainWindow::resetLayout()
{
    for (Dock* dock : { m_materialsDock, m_styleDock }) {
        dock->setFloating(false);
        addDockWidget(Qt::BottomDockWidgetArea, dock);
        dock->show();
    }
    splitDockWidget(m_materialsDock, m_styleDock, Qt::Horizontal);
    resizeDocks({ m_materialsDock, m_styleDock }, { 2 * width() / 3, width() / 3 }, Qt::Horizontal);
    resizeDocks({ m_materialsDock, m_styleDock }, { kShelfHeight, kShelfHeight }, Qt::Vertical);
    for (const auto& [dock, action] : columnDocks()) {
        dock->setFloating(false);
        addDockWidget(Qt::RightDockWidgetArea, dock);
        dock->setVisible(width() >= kColumnFromWidth);
        resizeDocks({ dock }, { kColumnWidth }, Qt::Horizontal);
    }
    m_toolBar->show();
    m_optionsBar->show();
    m_pictures->setMode(SplitMode::SideBySide);
    m_pictures->setEdge(.5);
}

void MainWindow::restoreLayout()
{
    const QSettings& settings = *m_setup.settings;
    if (settings.contains(kGeometryKey))
        restoreGeometry(settings.value(kGeometryKey).toByteArray());
    m_pictures->setMode(static_cast<SplitMode>(std::clamp(
        settings.value(kSplitKey, 0).toInt(), 0, static_cast<int>(SplitMode::PhotographOnly))));
    m_pictures->setEdge(settings.value(kEdgeKey, .5).toDouble());
    if (settings.contains(kLayoutKey))
        restoreState(settings.value(kLayoutKey).toByteArray(), kLayoutVersion);
}

void MainWindow::saveLayout()
{
    m_setup.settings->setValue(kSplitKey, static_cast<int>(m_pictures->mode()));
    m_setup.settings->setValue(kEdgeKey, m_pictures->edge());
    m_setup.settings->setValue(kGeometryKey, saveGeometry());
    m_setup.settings->setValue(kLayoutKey,
        m_layoutBeforeHiding.isEmpty() ? saveState(kLayoutVersion) : m_layoutBeforeHiding);
}

void MainWindow::offerItsStyle(const QString& file)
{
    // A picture that is no label map may have been meant as a photograph.
    if (m_rendering->styles().canEncodePhotographs() && !m_recorded && QFileInfo::exists(file))
        m_messages->show(MessageKind::Error, m_messages->text(),
            { { tr("Take Its Style"), [this, file] { m_styleChooser->usePhotograph(file); } } });
}

std::vector<std::pair<Dock*, const char*>> MainWindow::columnDocks() const
{
    return { { m_navigatorDock, "view.navigator" }, { m_layersDock, "view.layers" },
        { m_historyDock, "view.history" } };
}

void MainWindow::showDocks(bool shown)
{
    if (shown) {
        restoreState(m_layoutBeforeHiding, kLayoutVersion);
        m_layoutBeforeHiding.clear();
        return;
    }
    m_layoutBeforeHiding = saveState(kLayoutVersion);
    for (QWidget* part :
        std::initializer_list<QWidget*> { m_materialsDock, m_styleDock, m_toolBar, m_optionsBar })
        part->hide();
    for (const auto& [dock, action] : columnDocks())
        dock->hide();
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
