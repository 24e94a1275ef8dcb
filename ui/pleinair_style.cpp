#include "ui/pleinair_style.h"

#include "ui/icon_set.h"
#include "ui/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace pleinair {

using namespace Qt::StringLiterals;

PleinairStyle::PleinairStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void PleinairStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckBox(*option, *painter);
    case PE_IndicatorRadioButton:
        return drawRadioButton(*option, *painter);
    case PE_FrameFocusRect:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_IndicatorToolBarHandle:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void PleinairStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox)
        return drawComboBox(*option, *painter);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int PleinairStyle::pixelMetric(
    PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 20;
    case PM_ToolBarIconSize:
        return 24;
    case PM_ToolBarItemSpacing:
        return kHalfGrid;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 2 * kGrid;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return kGrid;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PleinairStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_UnderlineShortcut:
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

void PleinairStyle::drawCheckBox(const QStyleOption& option, QPainter& painter) const
{
    const ThemeColors& colors = themeColors();
    const bool on = option.state.testFlag(State_On);
    const bool enabled = option.state.testFlag(State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(option.state.testFlag(State_HasFocus) ? colors.accent : colors.dimText));
    painter.setBrush(on && enabled ? colors.accent : colors.field);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(.5, .5, -.5, -.5), 3, 3);
    if (on)
        drawIcon(painter, u"check"_s, option.rect, enabled ? colors.onAccent : colors.disabledText);
    painter.restore();
}

void PleinairStyle::drawRadioButton(const QStyleOption& option, QPainter& painter) const
{
    const ThemeColors& colors = themeColors();
    const QRectF ring = QRectF(option.rect).adjusted(.5, .5, -.5, -.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(option.state.testFlag(State_HasFocus) ? colors.accent : colors.dimText));
    painter.setBrush(colors.field);
    painter.drawEllipse(ring);
    if (option.state.testFlag(State_On)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(
            option.state.testFlag(State_Enabled) ? colors.accent : colors.disabledText);
        painter.drawEllipse(ring.adjusted(4, 4, -4, -4));
    }
    painter.restore();
}

void PleinairStyle::drawComboBox(const QStyleOptionComplex& option, QPainter& painter) const
{
    constexpr int kChevronPx = 16;
    const ThemeColors& colors = themeColors();
    const bool enabled = option.state.testFlag(State_Enabled);
    const bool isHovered = enabled && option.state.testFlag(State_MouseOver);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(option.state.testFlag(State_HasFocus) ? QPen(colors.accent) : QPen(Qt::NoPen));
    painter.setBrush(isHovered ? colors.hover : colors.field);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(.5, .5, -.5, -.5), 4, 4);
    const QRect chevron(option.rect.right() - kChevronPx - kHalfGrid,
        option.rect.center().y() - kChevronPx / 2, kChevronPx, kChevronPx);
    drawIcon(painter, u"chevron-down"_s, chevron, enabled ? colors.dimText : colors.disabledText);
    painter.restore();
}

} // namespace pleinair
