#pragma once

#include <QWidget>

class QActionGroup;
class QLabel;
class QToolButton;

namespace pleinair {

class Studio;
class ValueSlider;

/// What the present tool can be told: the material it paints with, the brush's shape and size, and
/// how far a fill reaches. Shows only what the tool has.
class ToolOptions final : public QWidget {
    Q_OBJECT

public:
    /// @param studio  outlives the panel.
    explicit ToolOptions(Studio& studio, QWidget* parent = nullptr);

private:
    QWidget* makeShapes();
    QWidget* makeReach();
    void showTool();
    void showMaterial();

    Studio& m_studio;
    QLabel* m_swatch = nullptr;
    QLabel* m_material = nullptr;
    QWidget* m_shapes = nullptr;
    QWidget* m_reach = nullptr;
    QLabel* m_sizeName = nullptr;
    ValueSlider* m_size = nullptr;
    QToolButton* m_pressure = nullptr;
    QLabel* m_hint = nullptr;
    QActionGroup* m_shapeGroup = nullptr;
    QActionGroup* m_reachGroup = nullptr;
};

} // namespace pleinair
