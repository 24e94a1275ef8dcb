#pragma once

#include <QWidget>

class QActionGroup;
class QCheckBox;
class QLabel;
class QToolButton;

namespace pleinair {

class BrushOptions;
class Studio;
class ValueSlider;

/// What the present tool can be told: the material it paints with, the brush's shape and size,
/// symmetry, how far a fill reaches, how selections come together. Shows only what the tool has.
class ToolOptions final : public QWidget {
    Q_OBJECT

public:
    /// @param studio  outlives the panel.
    explicit ToolOptions(Studio& studio, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeShapes();
    QWidget* makeReach();
    QWidget* makeModes();
    QToolButton* makeSymmetry();
    QWidget* makeGap();
    void showTool();
    /// As much of it as there is room for.
    void showHint();
    void showMaterial();

    Studio& m_studio;
    QLabel* m_swatch = nullptr;
    QLabel* m_material = nullptr;
    QWidget* m_shapes = nullptr;
    QWidget* m_reach = nullptr;
    QLabel* m_sizeName = nullptr;
    ValueSlider* m_size = nullptr;
    QToolButton* m_pressure = nullptr;
    BrushOptions* m_more = nullptr;
    QToolButton* m_instances = nullptr;
    QToolButton* m_symmetry = nullptr;
    QWidget* m_gap = nullptr;
    ValueSlider* m_gapValue = nullptr;
    QWidget* m_modes = nullptr;
    QCheckBox* m_second = nullptr;
    QLabel* m_hint = nullptr;
    QActionGroup* m_shapeGroup = nullptr;
    QActionGroup* m_reachGroup = nullptr;
    QActionGroup* m_modeGroup = nullptr;
    QActionGroup* m_symmetryGroup = nullptr;
};

} // namespace pleinair
