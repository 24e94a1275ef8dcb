#pragma once

#include "app/project/project.h"

#include <QObject>

#include <functional>

namespace pleinair {

class LiveRendering;
class MessageBar;
class Studio;
class ViewTransform;

/// The window's painting with all that belongs to it as a project, and the way back.
class ProjectState final : public QObject {
    Q_OBJECT

public:
    /// All but the parent outlive this.
    ProjectState(Studio& studio, LiveRendering& rendering, ViewTransform& view,
        MessageBar& messages, QObject* parent);

    /// Copies, for another thread. An open edit is settled first.
    [[nodiscard]] Project capture() const;
    /// Puts a project in the painting's place. If its classes are another model's, that model is
    /// loaded first where it still lies where it was; else the painting is carried over to the
    /// present classes.
    /// @param done  called when the painting is there, perhaps after this has returned.
    void restore(Project project, std::function<void()> done);

private:
    void put(Project project);
    void restoreView(const ProjectView& view);

    Studio& m_studio;
    LiveRendering& m_rendering;
    ViewTransform& m_view;
    MessageBar& m_messages;
    std::string m_unknown; ///< Project::unknown of the painting's file.
    std::function<void()> m_whenModelSettles; ///< A restoration that waits for its model.
};

} // namespace pleinair
