#pragma once

#include <QPointF>
#include <QStatusBar>
#include <QTimer>

#include <optional>

class QLabel;

namespace pleinair {

class LiveRendering;
class Studio;
class ViewTransform;

/// The line at the bottom: tool, material under the pointer and its place on the left; zoom,
/// sizes, render time, device, memory and the state of the photograph on the right.
class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    /// @param studio, rendering, transform  outlive the line.
    StatusLine(Studio& studio, LiveRendering& rendering, ViewTransform& transform,
        QWidget* parent = nullptr);

    /// @param place  in painting pixels; nullopt: the pointer is elsewhere.
    void setPointer(std::optional<QPointF> place);
    /// Figures that differ from run to run (times, memory) are left out: for picture tests.
    void setSteady(bool steady);

protected:
    void changeEvent(QEvent* event) override;

private:
    QLabel* addLeft(int minimumWidth);
    QLabel* addRight();
    void showTool();
    void showPointer();
    void showView();
    void showRendering();
    void showMemory();

    Studio& m_studio;
    LiveRendering& m_rendering;
    ViewTransform& m_transform;
    std::optional<QPointF> m_pointer;
    bool m_steady = false;
    QTimer m_memoryTimer;
    QLabel* m_tool = nullptr;
    QLabel* m_material = nullptr;
    QLabel* m_place = nullptr;
    QLabel* m_zoom = nullptr;
    QLabel* m_sizes = nullptr;
    QLabel* m_time = nullptr;
    QLabel* m_device = nullptr;
    QLabel* m_memory = nullptr;
    QLabel* m_state = nullptr;
};

} // namespace pleinair
