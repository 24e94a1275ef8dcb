#include "ui/panels/value_slider.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

constexpr int kPositions = 1000;

} // namespace

ValueSlider::ValueSlider(
    const QString& name, int minimum, int maximum, const QString& unit, QWidget* parent)
    : QWidget(parent)
    , m_minimum(minimum)
    , m_maximum(maximum)
    , m_value(minimum)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_number(new QSpinBox(this))
{
    m_slider->setRange(0, kPositions);
    m_slider->setFixedWidth(144);
    m_slider->setAccessibleName(name);
    m_slider->setToolTip(name);
    m_number->setRange(minimum, maximum);
    m_number->setSuffix(unit);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_number->setFixedWidth(64);
    m_number->setAlignment(Qt::AlignRight);
    m_number->setAccessibleName(name);
    m_number->setKeyboardTracking(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_slider);
    row->addWidget(m_number);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        m_value = valueAt(position);
        const QSignalBlocker quiet(m_number);
        m_number->setValue(m_value);
        Q_EMIT edited(m_value);
    });
    connect(m_number->findChild<QLineEdit*>(), &QLineEdit::returnPressed, m_number,
        &QWidget::clearFocus);
    connect(m_number, &QSpinBox::valueChanged, this, [this](int value) {
        setValue(value);
        Q_EMIT edited(value);
    });
}

void ValueSlider::setSliderWidth(int px)
{
    m_slider->setFixedWidth(px);
}

void ValueSlider::setValue(int value)
{
    m_value = std::clamp(value, m_minimum, m_maximum);
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietNumber(m_number);
    m_slider->setValue(positionOf(m_value));
    m_number->setValue(m_value);
}

int ValueSlider::positionOf(int value) const
{
    // There is no way from 0 by growing steps.
    if (m_minimum <= 0)
        return static_cast<int>(
            std::lround(kPositions * double(value - m_minimum) / (m_maximum - m_minimum)));
    return static_cast<int>(std::lround(kPositions * std::log(double(value) / m_minimum)
        / std::log(double(m_maximum) / m_minimum)));
}

int ValueSlider::valueAt(int position) const
{
    if (m_minimum <= 0)
        return static_cast<int>(std::lround(
            m_minimum + double(m_maximum - m_minimum) * double(position) / kPositions));
    const double ratio = double(m_maximum) / m_minimum;
    return static_cast<int>(
        std::lround(m_minimum * std::pow(ratio, double(position) / kPositions)));
}

} // namespace pleinair
