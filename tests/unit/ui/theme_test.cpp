#include "tests/unit/ui/registry.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPalette>
#include <QTest>

#include <cmath>

using namespace pleinair;

namespace {

/// What WCAG AA asks for text and for what controls are known by.
constexpr double kText = 4.5;
constexpr double kControl = 3;

double luminance(const QColor& color)
{
    const auto linear = [](double value) {
        return value <= .04045 ? value / 12.92 : std::pow((value + .055) / 1.055, 2.4);
    };
    return .2126 * linear(color.redF()) + .7152 * linear(color.greenF())
        + .0722 * linear(color.blueF());
}

/// By the Web Content Accessibility Guidelines 2.1.
double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + .05) / (low + .05);
}

} // namespace

class ThemeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableInBothThemes()
    {
        for (const ThemeKind kind : { ThemeKind::Dark, ThemeKind::Light }) {
            const ThemeColors& colors = colorsOf(kind);
            for (const QColor& ground :
                { colors.window, colors.panel, colors.field, colors.hover, colors.pressed }) {
                QVERIFY(contrast(colors.text, ground) >= 7);
                QVERIFY(contrast(colors.dimText, ground) >= kText);
            }
            QVERIFY(contrast(colors.onAccent, colors.accent) >= kText);
            // Names of chosen tiles and warnings are written in these.
            for (const QColor& state :
                { colors.accent, colors.busy, colors.good, colors.warning, colors.bad }) {
                QVERIFY(contrast(state, colors.panel) >= kText);
                QVERIFY(contrast(state, colors.field) >= kText);
            }
            // What shows where the keys are, and what a control is.
            QVERIFY(contrast(colors.accent, colors.hover) >= kControl);
            QVERIFY(contrast(colors.dimText, colors.field) >= kControl);
        }
    }

    void theStylesheetNamesOnlyKnownColours()
    {
        for (const ThemeKind kind : { ThemeKind::Dark, ThemeKind::Light }) {
            applyTheme(*qApp, kind);
            QVERIFY(!qApp->styleSheet().isEmpty());
            QVERIFY(!qApp->styleSheet().contains(u'@'));
            QCOMPARE(QApplication::palette().color(QPalette::Window), colorsOf(kind).panel);
        }
    }

    void namesAreReadBack()
    {
        for (const ThemeKind kind : { ThemeKind::Dark, ThemeKind::Light })
            QCOMPARE(themeFrom(nameOf(kind)), kind);
    }
};

static const Registered<ThemeTest> registered("Theme");

#include "theme_test.moc"
