#include "tests/unit/ui/registry.h"
#include "ui/panels/value_slider.h"

#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

using namespace pleinair;
using namespace Qt::StringLiterals;

class ValueSliderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTypedNumberIsTakenExactly()
    {
        ValueSlider slider(u"Size"_s, 1, 1000, u" px"_s);
        QSignalSpy edited(&slider, &ValueSlider::edited);
        for (const int value : { 1, 7, 333, 1000 }) {
            slider.findChild<QSpinBox*>()->setValue(value);
            QCOMPARE(slider.value(), value);
        }
        QCOMPARE(edited.last().first().toInt(), 1000);
    }

    void theSlidersEndsAreTheRange()
    {
        ValueSlider slider(u"Size"_s, 1, 1000, u" px"_s);
        auto* track = slider.findChild<QSlider*>();
        track->setValue(track->maximum());
        QCOMPARE(slider.value(), 1000);
        track->setValue(track->minimum());
        QCOMPARE(slider.value(), 1);
    }

    void settingAValueIsNoEdit()
    {
        ValueSlider slider(u"Size"_s, 1, 1000, u" px"_s);
        QSignalSpy edited(&slider, &ValueSlider::edited);
        slider.setValue(5000);
        QCOMPARE(slider.value(), 1000);
        QCOMPARE(edited.count(), 0);
    }

    void fromZeroItsStepsAreEven()
    {
        ValueSlider slider(QStringLiteral("Weight"), 0, 100, QStringLiteral(" %"));
        auto* groove = slider.findChild<QSlider*>();
        slider.setValue(0);
        QCOMPARE(groove->value(), 0);
        slider.setValue(25);
        QCOMPARE(groove->value(), groove->maximum() / 4);
        groove->setValue(groove->maximum() / 2);
        QCOMPARE(slider.value(), 50);
    }
};

static const Registered<ValueSliderTest> registered("ValueSlider");

#include "value_slider_test.moc"
