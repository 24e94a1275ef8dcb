#pragma once

#include <QWidget>

class QSlider;
class QSpinBox;

namespace pleinair {

/// A slider whose number can also be typed. Its steps grow with the value, so that 1 and 500 are
/// both easy to reach.
class ValueSlider final : public QWidget {
    Q_OBJECT

public:
    ValueSlider(const QString& name, int minimum, int maximum, const QString& unit,
        QWidget* parent = nullptr);

    [[nodiscard]] int value() const { return m_value; }
    /// Does not emit edited().
    void setValue(int value);
    /// For narrow panels.
    void setSliderWidth(int px);

Q_SIGNALS:
    void edited(int value);

private:
    [[nodiscard]] int positionOf(int value) const;
    [[nodiscard]] int valueAt(int position) const;

    int m_minimum;
    int m_maximum;
    int m_value;
    QSlider* m_slider = nullptr;
    QSpinBox* m_number = nullptr;
};

} // namespace pleinair
