#pragma once

#include <QTimer>
#include <QWidget>

class QMenu;

namespace pleinair {

class ActionSet;
class LayerList;
class LayersModel;
class Studio;
class ValueSlider;

/// The layers of the painting and the photograph to trace: which one is painted on, what is shown
/// and how strongly, in which order.
class LayersPanel final : public QWidget {
    Q_OBJECT

public:
    /// @param studio, actions  outlive the panel.
    LayersPanel(Studio& studio, const ActionSet& actions, QWidget* parent = nullptr);

    [[nodiscard]] LayerList* list() const { return m_list; }
    [[nodiscard]] LayersModel* model() const { return m_model; }
    /// For the dock's title: add, duplicate, merge, remove.
    [[nodiscard]] QWidget* controls() const { return m_controls; }
    /// Edits the name of the active layer.
    void renameActive();
    /// Brings the small pictures up to date at once.
    void showThumbnails();

private:
    void makeControls();
    void showLayers();
    void showOpacity();
    void chooseLine(int line);
    void switchEye(int line);
    void switchLock(int line);
    void showMenu(const QPoint& place);

    Studio& m_studio;
    const ActionSet& m_actions;
    LayersModel* m_model = nullptr;
    LayerList* m_list = nullptr;
    ValueSlider* m_opacity = nullptr;
    QWidget* m_controls = nullptr;
    QTimer m_thumbnails;
    bool m_isShowing = false;
    bool m_isTraceChosen = false; ///< The photograph's line is the current one.
};

} // namespace pleinair
