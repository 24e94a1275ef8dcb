#include "ui/canvas/view_transform.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pleinair {

namespace {

QPointF middleOf(const QSizeF& size)
{
    return { size.width() / 2, size.height() / 2 };
}

} // namespace

ViewTransform::ViewTransform(QObject* parent)
    : QObject(parent)
{
}

void ViewTransform::setPictureSize(const QSize& size)
{
    m_pictureSize = size.expandedTo({ 1, 1 });
    fit();
}

void ViewTransform::setViewSize(const QSizeF& size)
{
    m_viewSize = size;
    if (m_fitted)
        fit();
}

void ViewTransform::fit()
{
    set(fittingScale(), middleOf(m_pictureSize), true);
}

void ViewTransform::setScale(double scale)
{
    set(scale, m_centre, false);
}

void ViewTransform::zoomAt(const QPointF& fromMiddle, double factor)
{
    const double scale = std::clamp(m_scale * factor, kMinScale, kMaxScale);
    const QPointF way = turnedBack(fromMiddle);
    set(scale, m_centre + way / m_scale - way / scale, false);
}

void ViewTransform::panBy(const QPointF& delta)
{
    set(m_scale, m_centre - turnedBack(delta) / m_scale, false);
}

void ViewTransform::setCentre(const QPointF& place)
{
    set(m_scale, place, false);
}

void ViewTransform::turnBy(double degrees)
{
    const double turn = std::remainder(m_turn + degrees, 360);
    m_turn = turn <= -180 ? 180 : turn;
    if (m_fitted)
        m_scale = std::clamp(fittingScale(), kMinScale, kMaxScale);
    Q_EMIT changed();
}

void ViewTransform::straighten()
{
    turnBy(-m_turn);
}

void ViewTransform::setMirrored(bool mirrored)
{
    if (mirrored == m_mirrored)
        return;
    m_mirrored = mirrored;
    Q_EMIT changed();
}

QTransform ViewTransform::matrix(const QSizeF& view) const
{
    QTransform matrix;
    if (!isTurned()) {
        const QPointF corner = pictureRect(view).topLeft();
        matrix.translate(corner.x(), corner.y());
        matrix.scale(m_scale, m_scale);
        return matrix;
    }
    const QPointF middle = middleOf(view);
    matrix.translate(middle.x(), middle.y());
    matrix.scale(m_mirrored ? -1 : 1, 1);
    matrix.rotate(m_turn);
    matrix.scale(m_scale, m_scale);
    matrix.translate(-m_centre.x(), -m_centre.y());
    return matrix;
}

QPointF ViewTransform::turnedBack(const QPointF& way) const
{
    const double x = m_mirrored ? -way.x() : way.x();
    const double angle = m_turn * std::numbers::pi / 180;
    return { x * std::cos(angle) + way.y() * std::sin(angle),
        way.y() * std::cos(angle) - x * std::sin(angle) };
}

QRectF ViewTransform::pictureRect(const QSizeF& view) const
{
    if (isTurned())
        return matrix(view).mapRect(QRectF(QPointF(), QSizeF(m_pictureSize)));
    const QPointF corner = middleOf(view) - m_centre * m_scale;
    return QRectF(QPointF(qRound(corner.x()), qRound(corner.y())), QSizeF(m_pictureSize) * m_scale);
}

QPointF ViewTransform::toPicture(const QPointF& place, const QSizeF& view) const
{
    return matrix(view).inverted().map(place);
}

QPointF ViewTransform::toView(const QPointF& place, const QSizeF& view) const
{
    return matrix(view).map(place);
}

double ViewTransform::fittingScale() const
{
    const double width = std::max(1.0, m_viewSize.width() - 2 * kMarginPx);
    const double height = std::max(1.0, m_viewSize.height() - 2 * kMarginPx);
    const QSizeF box =
        QTransform().rotate(m_turn).mapRect(QRectF(QPointF(), QSizeF(m_pictureSize))).size();
    return std::min(width / box.width(), height / box.height());
}

void ViewTransform::set(double scale, QPointF centre, bool fitted)
{
    scale = std::clamp(scale, kMinScale, kMaxScale);
    // Some of the picture stays in sight, however far it is dragged.
    centre.setX(std::clamp(centre.x(), 0.0, double(m_pictureSize.width())));
    centre.setY(std::clamp(centre.y(), 0.0, double(m_pictureSize.height())));
    if (scale == m_scale && centre == m_centre && fitted == m_fitted)
        return;
    m_scale = scale;
    m_centre = centre;
    m_fitted = fitted;
    Q_EMIT changed();
}

} // namespace pleinair
