#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/dialogs/canvas_size_dialog.h"
#include "ui/fragment_mime.h"
#include "ui/studio.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>

namespace pleinair {

namespace {

using Kind = SelectionOperation::Kind;

} // namespace

void MainWindow::connectSelectionActions()
{
    const std::pair<const char*, Kind> simple[] = { { "select.all", Kind::All },
        { "select.none", Kind::None }, { "select.invert", Kind::Invert }, { "edit.cut", Kind::Cut },
        { "edit.copy", Kind::Copy }, { "edit.flipHorizontal", Kind::FlipHorizontally },
        { "edit.flipVertical", Kind::FlipVertically }, { "edit.turnLeft", Kind::TurnLeft },
        { "edit.turnRight", Kind::TurnRight } };
    for (const auto& [id, kind] : simple)
        m_actions->connectTo(id, [this, kind = kind] { m_studio->changeSelection({ kind }); });
    m_actions->connectTo(
        "select.grow", [this] { askForDistance(tr("Grow the selection by"), Kind::Grow); });
    m_actions->connectTo(
        "select.shrink", [this] { askForDistance(tr("Shrink the selection by"), Kind::Shrink); });
    connect(m_studio.get(), &Studio::clipboardFilled, this, [this] {
        if (!m_recorded)
            QGuiApplication::clipboard()->setMimeData(
                toMimeData(m_studio->clipboard(), m_studio->document().classes()));
    });
    const auto followSelection = [this] {
        const bool isAny = !m_studio->document().selection().isEmpty();
        for (const char* id : { "select.none", "select.grow", "select.shrink", "image.crop" })
            m_actions->action(id)->setEnabled(isAny);
    };
    connect(m_studio.get(), &Studio::selectionChanged, this, followSelection);
    followSelection();
}

void MainWindow::connectCanvasActions()
{
    using Canvas = CanvasOperation::Kind;
    const std::pair<const char*, Canvas> simple[] = { { "image.flipHorizontal",
                                                          Canvas::FlipHorizontally },
        { "image.flipVertical", Canvas::FlipVertically }, { "image.turnLeft", Canvas::TurnLeft },
        { "image.turnRight", Canvas::TurnRight }, { "image.crop", Canvas::Crop } };
    for (const auto& [id, kind] : simple)
        m_actions->connectTo(id, [this, kind = kind] { m_studio->changeCanvas({ kind, {} }); });
    const auto askForSize = [this](Canvas kind, const QString& title, const QString& explanation,
                                CanvasSizeDialog::Sides sides) {
        CanvasSizeDialog dialog(title, explanation, m_studio->document().size(), sides, this);
        if (dialog.exec() == QDialog::Accepted)
            m_studio->changeCanvas({ kind, dialog.chosenSize() });
    };
    m_actions->connectTo("image.resize", [askForSize] {
        askForSize(Canvas::Resize, tr("Canvas Size"),
            tr("Room is added or taken on all sides; what is painted keeps its size."),
            CanvasSizeDialog::Sides::Free);
    });
    m_actions->connectTo("image.scale", [askForSize] {
        askForSize(Canvas::Scale, tr("Scale Painting"),
            tr("What is painted becomes larger or smaller with it."),
            CanvasSizeDialog::Sides::InProportion);
    });
}

void MainWindow::askForDistance(const QString& question, Kind kind)
{
    bool isChosen = false;
    const int px = QInputDialog::getInt(this, tr("Selection"), question + tr(" (pixels)"), 4, 1,
        Selection::kMaxGrowPx, 1, &isChosen);
    if (isChosen)
        m_studio->changeSelection({ kind, px });
}

} // namespace pleinair
