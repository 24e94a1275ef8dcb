#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/action_table.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/view_transform.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/film_export.h"
#include "ui/painting_export.h"
#include "ui/painting_files.h"
#include "ui/panels/dock.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/materials_popup.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/tile_grid.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"
#include "ui/usual_folder.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QSettings>

#include <algorithm>
#include <cmath>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr double kZoomStep = 1.25;
/// The keys [ and ] change the brush by this part of its size, and at least by a pixel.
constexpr float kBrushStep = .15F;
constexpr auto kModelFolderKey = "files/modelFolder"_L1;

} // namespace

void MainWindow::connectFileActions()
{
    m_actions->connectTo("file.new", [this] { m_files->askForNew(); });
    m_actions->connectTo("file.openPhotograph", [this] { m_photographReading->ask(); });
    m_actions->connectTo("file.open", [this] {
        const QString file = m_files->askForFile();
        if (!file.isEmpty())
            openFile(file);
    });
    m_actions->connectTo("file.save", [this] { m_files->save(); });
    m_actions->connectTo("file.saveAs", [this] { m_files->saveAs(); });
    m_actions->connectTo("file.export", [this] { m_export->exportAgain(); });
    m_actions->connectTo("file.exportAs", [this] { m_export->exportAs(); });
    m_actions->connectTo("file.film", [this] { m_film->ask(); });
    m_actions->connectTo("file.importLabels", [this] { m_files->askForImport(); });
    m_actions->connectTo("file.close", [this] { close(); });
    m_actions->connectTo("file.quit", [this] { close(); });
    m_actions->connectTo("edit.copyPhotograph", [this] { m_export->copy(); });
    m_actions->connectTo("model.open", [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Open Model Folder"),
            usualFolder(*m_setup.settings, kModelFolderKey, QStandardPaths::DocumentsLocation));
        if (folder.isEmpty())
            return;
        m_setup.settings->setValue(kModelFolderKey, folder);
        openFile(folder);
    });
    m_actions->connectTo("model.openCheckpoint", [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Open SPADE Checkpoint"),
            usualFolder(*m_setup.settings, kModelFolderKey, QStandardPaths::DocumentsLocation),
            tr("Generators (*_net_G.pth *.pth *.safetensors)"));
        if (file.isEmpty())
            return;
        m_setup.settings->setValue(kModelFolderKey, QFileInfo(file).absolutePath());
        openFile(file);
    });
    m_actions->connectTo("help.about", [this] { showAbout(); });
}

void MainWindow::connectPaintActions()
{
    UndoHistory& history = m_studio->history();
    QAction* undo = m_actions->connectTo("edit.undo", [this, &history] {
        // What is still open is taken back first, and alone.
        if (!m_studio->cancel())
            history.undo();
    });
    QAction* redo = m_actions->connectTo("edit.redo", [this, &history] {
        m_studio->cancel();
        history.redo();
    });
    const auto followHistory = [&history, undo, redo] {
        undo->setEnabled(history.canUndo());
        redo->setEnabled(history.canRedo());
        undo->setText(
            history.canUndo() ? tr("Undo %1").arg(history.text(history.index() - 1)) : tr("Undo"));
        redo->setText(
            history.canRedo() ? tr("Redo %1").arg(history.text(history.index())) : tr("Redo"));
    };
    connect(&history, &UndoHistory::changed, this, followHistory);
    followHistory();
    for (const ToolKind kind : allToolKinds()) {
        QAction* action = m_actions->action(actionIdOf(kind));
        action->setChecked(kind == m_studio->toolKind());
        connect(action, &QAction::triggered, this, [this, kind] { m_studio->setToolKind(kind); });
    }
    connect(m_studio.get(), &Studio::toolChanged, this,
        [this] { m_actions->action(actionIdOf(m_studio->toolKind()))->setChecked(true); });
    m_actions->connectTo("brush.smaller", [this] { stepBrush(-1); });
    m_actions->connectTo("brush.larger", [this] { stepBrush(1); });
    m_actions->connectTo("material.last", [this] { m_studio->swapClasses(); });
    m_actions->connectTo("material.search", [this] {
        m_materials->searchField()->setFocus();
        m_materials->searchField()->selectAll();
    });
    for (int slot = 0; slot < Palette::kFavourites; ++slot) {
        const QString id = u"material.%1"_s.arg((slot + 1) % Palette::kFavourites);
        connect(m_actions->action(id), &QAction::triggered, this, [this, slot] {
            if (const auto material = m_studio->palette().favourite(slot))
                m_studio->chooseClass(*material);
        });
    }
    m_actions->connectTo("style.photograph", [this] { m_styleChooser->askForPhotograph(); });
    m_actions->connectTo("style.random", [this] { m_styleChooser->chooseRandom(); });
    const auto followAbilities = [this] {
        const StyleLibrary& styles = m_rendering->styles();
        m_actions->action("style.photograph")->setEnabled(styles.canEncodePhotographs());
        m_actions->action("style.random")->setEnabled(styles.hasStyles());
    };
    connect(m_rendering.get(), &LiveRendering::modelChanged, this, followAbilities);
    followAbilities();
}

void MainWindow::connectViewActions()
{
    m_actions->connectTo("view.fit", [this] { m_transform->fit(); });
    m_actions->connectTo("view.actualSize", [this] { m_transform->setScale(1); });
    m_actions->connectTo("view.zoomIn", [this] { m_transform->zoomAt({}, kZoomStep); });
    m_actions->connectTo("view.zoomOut", [this] { m_transform->zoomAt({}, 1 / kZoomStep); });
    connect(m_actions->action("view.pause"), &QAction::toggled, m_rendering.get(),
        &LiveRendering::setPaused);
    // Only while a picture has the focus: elsewhere Tab goes to the next field.
    QAction* docks = m_actions->action("view.docks");
    docks->setShortcutContext(Qt::WidgetShortcut);
    m_canvas->addAction(docks);
    m_photo->addAction(docks);
    connect(docks, &QAction::toggled, this, [this](bool hidden) { showDocks(!hidden); });
    for (const auto& [dock, id] : columnDocks()) {
        QAction* action = m_actions->action(id);
        connect(action, &QAction::triggered, dock, &QWidget::setVisible);
        connect(dock, &QDockWidget::visibilityChanged, action,
            [dock = dock, action] { action->setChecked(!dock->isHidden()); });
    }
    m_actions->connectTo("view.resetDocks", [this, docks] {
        docks->setChecked(false);
        restoreState(m_freshLayout, kLayoutVersion);
        resetLayout();
    });
    connect(m_actions->action("view.fullScreen"), &QAction::toggled, this,
        [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    m_actions->connectTo("view.themeDark", [this] { setTheme(ThemeKind::Dark); });
    m_actions->connectTo("view.themeLight", [this] { setTheme(ThemeKind::Light); });
}

void MainWindow::stepBrush(int direction)
{
    Brush brush = m_studio->brush();
    const float step = std::max(1.0F, std::round(brush.sizePx * kBrushStep));
    brush.sizePx = std::round(brush.sizePx) + static_cast<float>(direction) * step;
    m_studio->setBrush(brush);
}

void MainWindow::showMaterialMenu(const QPoint& globalPlace)
{
    auto* popup = new MaterialsPopup(*m_studio, *m_materials, this);
    connect(popup, &MaterialsPopup::pointedAt, this, &MainWindow::highlight);
    popup->openAt(globalPlace);
}

void MainWindow::highlight(int id)
{
    m_canvas->setHighlight(
        id < 0 ? std::nullopt : std::optional<ClassId>(static_cast<ClassId>(id)));
}

void MainWindow::showAbout()
{
    const auto& model = m_rendering->model();
    AboutDialog(model ? QString::fromStdString(model->description.name) : QString(),
        model ? QString::fromStdString(model->description.card) : QString(), this)
        .exec();
}

} // namespace pleinair
