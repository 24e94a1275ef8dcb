#include "ui/main_window.h"

#include "ui/action_set.h"
#include "ui/canvas/picture_split.h"
#include "ui/canvas/view_transform.h"

#include <QActionGroup>

namespace pleinair {

namespace {

constexpr double kTurnStep = 15;

} // namespace

void MainWindow::connectSplitActions()
{
    m_actions->connectTo("view.rotateLeft", [this] { m_transform->turnBy(-kTurnStep); });
    m_actions->connectTo("view.rotateRight", [this] { m_transform->turnBy(kTurnStep); });
    m_actions->connectTo("view.straighten", [this] { m_transform->straighten(); });
    connect(m_actions->action("view.mirror"), &QAction::toggled, this,
        [this](bool mirrored) { m_transform->setMirrored(mirrored); });
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
