#include "ui/canvas/view_transform.h"

#include <algorithm>

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
    const QPointF anchor = m_centre + fromMiddle / m_scale;
    set(scale, anchor - fromMiddle / scale, false);
}

void ViewTransform::panBy(const QPointF& delta)
{
    set(m_scale, m_centre - delta / m_scale, false);
}

QRectF ViewTransform::pictureRect(const QSizeF& view) const
{
    const QPointF corner = middleOf(view) - m_centre * m_scale;
    return QRectF(QPointF(qRound(corner.x()), qRound(corner.y())), QSizeF(m_pictureSize) * m_scale);
}

QPointF ViewTransform::toPicture(const QPointF& place, const QSizeF& view) const
{
    return (place - pictureRect(view).topLeft()) / m_scale;
}

QPointF ViewTransform::toView(const QPointF& place, const QSizeF& view) const
{
    return pictureRect(view).topLeft() + place * m_scale;
}

double ViewTransform::fittingScale() const
{
    const double width = std::max(1.0, m_viewSize.width() - 2 * kMarginPx);
    const double height = std::max(1.0, m_viewSize.height() - 2 * kMarginPx);
    return std::min(width / m_pictureSize.width(), height / m_pictureSize.height());
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
