#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/action_table.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/picture_split.h"
#include "ui/painting_files.h"
#include "ui/panels/dock.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/layers_panel.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/panels/navigator_panel.h"
#include "ui/panels/status_line.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/tool_options.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"
#include "ui/thumbnails.h"

#include <QActionGroup>
#include <QToolBar>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOptionsHeight = 36;

} // namespace

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

} // namespace pleinair
