#include "ui/canvas/brush_cursor.h"

#include <QPainterPath>

#include <algorithm>

namespace pleinair {

namespace {

/// Smaller outlines could not be seen; the dab itself stays as small as it is.
constexpr double kSmallestPx = 4;
constexpr double kRimPx = 3.5;
constexpr double kLinePx = 1.5;

QPainterPath outlineOf(BrushShape shape, const QPointF& place, double radius)
{
    QPainterPath path;
    switch (shape) {
    case BrushShape::Round:
    case BrushShape::Scatter:
        path.addEllipse(place, radius, radius);
        break;
    case BrushShape::Square:
        path.addRect(QRectF(place - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
        break;
    case BrushShape::Diamond:
        path.moveTo(place + QPointF(0, -radius));
        path.lineTo(place + QPointF(radius, 0));
        path.lineTo(place + QPointF(0, radius));
        path.lineTo(place + QPointF(-radius, 0));
        path.closeSubpath();
        break;
    }
    return path;
}

} // namespace

void BrushCursor::set(BrushShape shape, QPointF place, double diameterPx, QColor color, double turn)
{
    m_shape = shape;
    m_place = place;
    m_diameterPx = std::max(diameterPx, kSmallestPx);
    m_color = std::move(color);
    m_turn = turn;
}

QRect BrushCursor::bounds() const
{
    // The corner of a turned square reaches farther.
    constexpr double kDiagonal = 1.5;
    const double reach = m_diameterPx / 2 * (m_turn == 0 ? 1 : kDiagonal) + kRimPx;
    return QRectF(m_place - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)).toAlignedRect();
}

void BrushCursor::draw(QPainter& painter) const
{
    const QPainterPath outline = outlineOf(m_shape, m_place, m_diameterPx / 2);
    const bool dark = qGray(m_color.rgb()) < 140;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_place);
    painter.rotate(m_turn);
    painter.translate(-m_place);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(dark ? QColor(255, 255, 255, 230) : QColor(0, 0, 0, 200), kRimPx));
    painter.drawPath(outline);
    painter.setPen(QPen(m_color, kLinePx));
    painter.drawPath(outline);
    painter.restore();
}

} // namespace pleinair
