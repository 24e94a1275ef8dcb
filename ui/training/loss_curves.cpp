#include "ui/training/loss_curves.h"

#include "ui/panels/tile_painter.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace pleinair {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLegendWidth = 152;
constexpr int kLineHeight = 18;
/// Apart for eyes that do not tell red from green (Okabe and Ito).
const std::array<QColor, 7> kColors { QColor(0x56B4E9), QColor(0xE69F00), QColor(0x009E73),
    QColor(0xCC79A7), QColor(0xD55E00), QColor(0x0072B2), QColor(0xB0A030) };
constexpr std::array kDashes { Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine };

QPen penOf(int curve)
{
    const auto at = static_cast<std::size_t>(curve);
    return { kColors[at % kColors.size()], 1.5, kDashes[at / 2 % kDashes.size()] };
}

/// Losses of 0.1 and of 50 are both to be seen: like a logarithm far from 0, even close to it.
double drawnHeight(double loss)
{
    return std::asinh(10 * loss);
}

} // namespace

LossCurves::LossCurves(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Losses"));
    setMinimumHeight(120);
}

void LossCurves::setLosses(const QMap<QString, QVector<RunProgress::Point>>& losses)
{
    m_losses = losses;
    update();
}

void LossCurves::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(font()));
    const QRectF plot = QRectF(rect()).adjusted(0, 0, m_losses.isEmpty() ? 0 : -kLegendWidth, 0);
    painter.fillRect(plot, themeColors().field);
    if (m_losses.isEmpty()) {
        painter.setPen(themeColors().dimText);
        painter.drawText(plot, Qt::AlignCenter, tr("Curves appear with the first steps"));
        return;
    }
    double lastStep = 1;
    double highest = 1e-6;
    double lowest = 0;
    for (const auto& curve : m_losses) {
        lastStep = std::max(lastStep, curve.last().step);
        for (const RunProgress::Point& point : curve) {
            highest = std::max(highest, point.value);
            lowest = std::min(lowest, point.value);
        }
    }
    const double bottom = drawnHeight(lowest);
    const double scale = plot.height() / (drawnHeight(highest) - bottom);
    int number = 0;
    for (auto loss = m_losses.begin(); loss != m_losses.end(); ++loss, ++number) {
        QPolygonF line;
        for (const RunProgress::Point& point : *loss)
            line << QPointF(plot.left() + plot.width() * point.step / lastStep,
                plot.bottom() - scale * (drawnHeight(point.value) - bottom));
        painter.setPen(penOf(number));
        painter.drawPolyline(line);
        const double y = plot.top() + kLineHeight * (number + .5);
        painter.drawLine(QPointF(plot.right() + kGrid, y), QPointF(plot.right() + 3 * kGrid, y));
        painter.setPen(themeColors().text);
        painter.drawText(
            QRectF(plot.right() + 4 * kGrid, y - kLineHeight / 2., kLegendWidth, kLineHeight),
            Qt::AlignVCenter, u"%1  %2"_s.arg(loss.key()).arg(loss->last().value, 0, 'f', 3));
    }
    painter.setPen(themeColors().dimText);
    painter.drawText(
        plot.adjusted(4, 2, -4, -2), Qt::AlignTop | Qt::AlignLeft, u"%1"_s.arg(highest, 0, 'g', 3));
    painter.drawText(plot.adjusted(4, 2, -4, -2), Qt::AlignBottom | Qt::AlignLeft,
        u"%1"_s.arg(lowest, 0, 'g', 3));
    painter.drawText(plot.adjusted(4, 2, -4, -2), Qt::AlignBottom | Qt::AlignRight,
        tr("step %1").arg(qint64(lastStep)));
}

} // namespace pleinair
