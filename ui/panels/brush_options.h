#pragma once

#include <QToolButton>

namespace pleinair {

class Studio;
class ValueSlider;

/// A button that opens what a brush can be told besides its shape and size: spacing, stabiliser,
/// and of a scattering one how dense and how coarse.
class BrushOptions final : public QToolButton {
    Q_OBJECT

public:
    /// @param studio  outlives the button.
    explicit BrushOptions(Studio& studio, QWidget* parent = nullptr);

private:
    void showBrush();
    void storeBrush();

    Studio& m_studio;
    ValueSlider* m_edge = nullptr;
    ValueSlider* m_spacing = nullptr;
    ValueSlider* m_stabiliser = nullptr;
    ValueSlider* m_density = nullptr;
    ValueSlider* m_grain = nullptr;
};

} // namespace pleinair
