#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/canvas/label_canvas.h"
#include "ui/canvas/photo_view.h"
#include "ui/canvas/picture_split.h"
#include "ui/canvas/view_transform.h"
#include "ui/panels/dock.h"
#include "ui/panels/materials_panel.h"
#include "ui/panels/pane_cycle.h"
#include "ui/photograph_window.h"
#include "ui/studio.h"

#include <QActionGroup>
#include <QSettings>
#include <QToolBar>

namespace pleinair {

namespace {

constexpr double kTurnStep = 15;
constexpr QLatin1StringView kPatternsKey("window/patterns");

} // namespace

void MainWindow::setSecondWindow(bool open)
{
    if (open == (m_secondWindow && m_secondWindow->isVisible()))
        return;
    if (!open) {
        m_secondWindow->hide();
        m_pictures->setMode(m_modeBefore);
        m_pictures->setEdge(m_pictures->edge());
        return;
    }
    if (!m_secondWindow) {
        m_secondWindow = new PhotographWindow(*m_setup.settings, this);
        // Its own full screen aside, the keys do there what they do here.
        m_secondWindow->addActions(QWidget::actions());
        m_secondWindow->removeAction(m_actions->action("view.fullScreen"));
        connect(m_secondWindow, &PhotographWindow::closed, this,
            [this] { m_actions->action("view.secondWindow")->setChecked(false); });
        connect(m_rendering.get(), &LiveRendering::photographChanged, m_secondWindow,
            [this] { m_secondWindow->view().setPhotograph(m_rendering->photograph()); });
        connect(
            m_studio.get(), &Studio::replaced, m_secondWindow, [this] { followInSecondWindow(); });
        connect(&m_secondWindow->view(), &PictureView::filesDropped, m_photo,
            &PictureView::filesDropped);
        connect(&m_secondWindow->view(), &PictureView::pictureDropped, m_photo,
            &PictureView::pictureDropped);
    }
    m_modeBefore = m_pictures->mode();
    m_pictures->setMode(SplitMode::PaintingOnly);
    followInSecondWindow();
    m_secondWindow->view().setPhotograph(m_rendering->photograph());
    m_secondWindow->open();
}

void MainWindow::followInSecondWindow()
{
    m_secondWindow->transform().setPictureSize(m_transform->pictureSize());
    m_secondWindow->view().setEmptyText(
        tr("No photograph yet"), tr("It appears here as soon as a model has painted it."));
}

void MainWindow::focusPane(int direction)
{
    QList<QWidget*> panes { m_canvas, m_photo, m_optionsBar, m_materialsDock, m_styleDock };
    for (const auto& [dock, action] : columnDocks())
        panes << dock;
    focusNextPane(panes, direction);
}

void MainWindow::connectSplitActions()
{
    connect(m_actions->action("view.secondWindow"), &QAction::toggled, this,
        &MainWindow::setSecondWindow);
    m_actions->connectTo("view.nextPane", [this] { focusPane(1); });
    m_actions->connectTo("view.previousPane", [this] { focusPane(-1); });
    m_photo->setUnderlay(&m_canvas->picture());
    connect(m_studio.get(), &Studio::painted, m_photo, [this] {
        if (m_photo->opacity() < 1)
            m_photo->update();
    });
    m_actions->connectTo("view.rotateLeft", [this] { m_transform->turnBy(-kTurnStep); });
    m_actions->connectTo("view.rotateRight", [this] { m_transform->turnBy(kTurnStep); });
    m_actions->connectTo("view.straighten", [this] { m_transform->straighten(); });
    connect(m_actions->action("view.mirror"), &QAction::toggled, this,
        [this](bool mirrored) { m_transform->setMirrored(mirrored); });
    connect(m_actions->action("view.patterns"), &QAction::toggled, this, [this](bool on) {
        m_canvas->setPatterned(on);
        m_materials->setPatterned(on);
        m_setup.settings->setValue(kPatternsKey, on);
    });
    m_actions->action("view.patterns")
        ->setChecked(m_setup.settings->value(kPatternsKey, false).toBool());
    const std::pair<const char*, SplitMode> modes[] = { { "view.sideBySide",
                                                            SplitMode::SideBySide },
        { "view.over", SplitMode::Over }, { "view.paintingOnly", SplitMode::PaintingOnly },
        { "view.photographOnly", SplitMode::PhotographOnly } };
    for (const auto& [id, mode] : modes)
        connect(m_actions->action(id), &QAction::triggered, this, [this, mode = mode] {
            // Once more goes back.
            m_pictures->setMode(m_pictures->mode() == mode ? SplitMode::SideBySide : mode);
            m_pictures->setEdge(m_pictures->edge());
        });
    const auto follow = [this, modes = std::to_array(modes)] {
        for (const auto& [id, mode] : modes)
            m_actions->action(id)->setChecked(m_pictures->mode() == mode);
    };
    connect(m_pictures, &PictureSplit::modeChanged, this, follow);
    follow();
}

} // namespace pleinair
