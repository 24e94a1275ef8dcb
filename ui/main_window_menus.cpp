#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/action_table.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/picture_split.h"
#include "ui/language.h"
#include "ui/painting_files.h"
#include "ui/panels/dock.h"
#include "ui/recent_thumbnails.h"
#include "ui/studio.h"
#include "ui/style_chooser.h"

#include <QActionGroup>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOpacities[] = { 100, 75, 50, 25 };
constexpr int kPhotographSides[] = { 256, 384, 512, 768, 1024 };

void addAll(QMenu& menu, const ActionSet& actions, std::initializer_list<const char*> ids)
{
    for (const char* id : ids) {
        if (QLatin1StringView(id).isEmpty())
            menu.addSeparator();
        else
            menu.addAction(actions.action(id));
    }
}

} // namespace

void MainWindow::makeMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    addAll(*file, *m_actions, { "file.new", "file.open", "file.openPhotograph" });
    QMenu* recent = file->addMenu(tr("Open Recent"));
    recent->setObjectName(u"recentMenu"_s);
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecentMenu(*recent); });
    QMenu* examplesMenu = file->addMenu(tr("Examples"));
    for (const auto& [title, path] : examples())
        connect(examplesMenu->addAction(title), &QAction::triggered, this,
            [this, path = path] { m_files->openExample(path); });
    examplesMenu->setEnabled(!examplesMenu->isEmpty());
    addAll(*file, *m_actions,
        { "", "file.importLabels", "", "file.save", "file.saveAs", "", "file.export",
            "file.exportAs", "file.film", "file.addToDataSet", "", "file.close", "file.quit" });

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    addAll(*edit, *m_actions,
        { "edit.undo", "edit.redo", "", "edit.cut", "edit.copy", "edit.paste",
            "edit.copyPhotograph", "", "edit.flipHorizontal", "edit.flipVertical", "edit.turnLeft",
            "edit.turnRight", "", "edit.preferences" });

    QMenu* paint = menuBar()->addMenu(tr("&Paint"));
    for (const ToolKind kind : allToolKinds())
        paint->addAction(m_actions->action(actionIdOf(kind)));
    addAll(*paint, *m_actions,
        { "", "brush.smaller", "brush.larger", "", "material.last", "material.search" });

    QMenu* image = menuBar()->addMenu(tr("&Image"));
    addAll(*image, *m_actions,
        { "image.resize", "image.scale", "image.crop", "", "image.flipHorizontal",
            "image.flipVertical", "image.turnLeft", "image.turnRight" });

    QMenu* select = menuBar()->addMenu(tr("Sele&ct"));
    addAll(*select, *m_actions,
        { "select.all", "select.none", "select.invert", "", "select.grow", "select.shrink", "",
            "tool.select-rectangle", "tool.select-ellipse", "tool.select-lasso", "tool.select-area",
            "tool.select-class" });

    QMenu* layer = menuBar()->addMenu(tr("&Layer"));
    addAll(*layer, *m_actions,
        { "layer.add", "layer.duplicate", "layer.rename", "layer.remove", "", "layer.raise",
            "layer.lower", "layer.above", "layer.below", "", "layer.mergeDown", "layer.flatten",
            "layer.clear", "", "brush.instances", "", "layer.trace", "layer.removeTrace" });

    QMenu* style = menuBar()->addMenu(tr("&Style"));
    addAll(*style, *m_actions,
        { "style.photograph", "style.random", "style.vary", "", "style.all", "style.variations",
            "style.between", "style.mix", "", "style.favourite" });

    QMenu* model = menuBar()->addMenu(tr("&Model"));
    addAll(*model, *m_actions, { "model.open", "model.openCheckpoint", "", "model.train" });

    QMenu* view = menuBar()->addMenu(tr("&View"));
    addAll(*view, *m_actions, { "view.fit", "view.actualSize", "view.zoomIn", "view.zoomOut", "" });
    addAll(*view, *m_actions,
        { "view.rotateLeft", "view.rotateRight", "view.straighten", "view.mirror", "",
            "view.sideBySide", "view.over", "view.paintingOnly", "view.photographOnly",
            "view.secondWindow" });
    fillOpacityMenu(*view->addMenu(tr("Photograph Opacity")));
    view->addSeparator();
    QMenu* size = view->addMenu(tr("Photograph Size"));
    connect(size, &QMenu::aboutToShow, this, [this, size] { fillSizeMenu(*size); });
    addAll(*view, *m_actions, { "view.patterns", "view.pause", "" });
    QMenu* docks = view->addMenu(tr("Docks"));
    docks->addAction(m_toolBar->toggleViewAction());
    docks->addAction(m_optionsBar->toggleViewAction());
    docks->addAction(m_materialsDock->toggleViewAction());
    docks->addAction(m_styleDock->toggleViewAction());
    for (const auto& [dock, action] : columnDocks())
        docks->addAction(m_actions->action(action));
    docks->addSeparator();
    docks->addAction(m_actions->action("view.resetDocks"));
    addAll(*view, *m_actions,
        { "view.docks", "view.nextPane", "view.previousPane", "view.fullScreen", "",
            "view.themeDark", "view.themeLight" });

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    addAll(*help, *m_actions, { "help.commands", "help.keys", "help.welcome", "", "help.about" });
}

void MainWindow::fillSizeMenu(QMenu& menu)
{
    menu.clear();
    const LiveSession& session = m_rendering->session();
    const auto timeText = [this](int side) {
        const auto ms = m_rendering->expectedFrameMs(side);
        if (!ms)
            return QString();
        return *ms < 1000 ? tr("\t%1 ms").arg(qRound(*ms))
                          : tr("\t%1 s").arg(*ms / 1000, 0, 'f', 1);
    };
    for (const int side : kPhotographSides) {
        const QString native =
            side == session.nativeShortSide() ? tr(" (the model's own)") : QString();
        QAction* choice = menu.addAction(tr("%1 px%2%3").arg(side).arg(native, timeText(side)));
        choice->setCheckable(true);
        choice->setChecked(side == session.photographShortSide());
        connect(choice, &QAction::triggered, this,
            [this, side] { m_styleChooser->choosePhotographSize(side); });
    }
    menu.addSeparator();
    QAction* own = menu.addAction(tr("The Model's Own Size"));
    connect(own, &QAction::triggered, this,
        [this] { m_styleChooser->choosePhotographSize(std::nullopt); });
    for (QAction* choice : menu.actions())
        choice->setEnabled(session.hasModel());
}

void MainWindow::fillOpacityMenu(QMenu& menu)
{
    auto* group = new QActionGroup(&menu);
    for (const int percent : kOpacities) {
        QAction* choice = group->addAction(tr("%1 %").arg(percent));
        choice->setCheckable(true);
        choice->setChecked(percent == kOpacities[0]);
        menu.addAction(choice);
        connect(choice, &QAction::triggered, this, [this, percent] {
            // Only where it lies over the painting can something show through.
            if (percent < kOpacities[0])
                m_pictures->setMode(SplitMode::Over);
            m_photo->setOpacity(percent / 100.0);
        });
    }
    connect(m_pictures, &PictureSplit::modeChanged, group, [this, group] {
        if (m_pictures->mode() == SplitMode::Over)
            return;
        group->actions().first()->setChecked(true);
        m_photo->setOpacity(1);
    });
}

void MainWindow::fillRecentMenu(QMenu& menu)
{
    menu.clear();
    const QStringList files = m_files->recentFiles();
    for (const QString& file : files) {
        const QImage picture = m_thumbnails->of(file);
        QAction* choice = menu.addAction(QFileInfo(file).fileName());
        if (!picture.isNull())
            choice->setIcon(QIcon(QPixmap::fromImage(picture)));
        choice->setToolTip(QDir::toNativeSeparators(file));
        connect(choice, &QAction::triggered, this, [this, file] { openFile(file); });
    }
    if (files.isEmpty())
        menu.addAction(tr("No files yet"))->setEnabled(false);
    menu.addSeparator();
    QAction* forget = menu.addAction(tr("Forget These"));
    forget->setEnabled(!files.isEmpty());
    connect(forget, &QAction::triggered, m_files, &PaintingFiles::forgetRecent);
}

std::vector<std::pair<QString, QString>> MainWindow::examples() const
{
    std::vector<std::pair<QString, QString>> found;
    if (m_setup.examples.empty())
        return found;
    const QDir folder(QString::fromStdString(m_setup.examples.string()));
    for (const QFileInfo& file : folder.entryInfoList({ u"*.strokes.json"_s }, QDir::Files))
        found.emplace_back(exampleText(file.baseName()), file.absoluteFilePath());
    return found;
}

} // namespace pleinair
