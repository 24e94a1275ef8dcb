#include "ui/canvas/picture_view.h"

#include "ui/canvas/view_transform.h"

#include <QLineF>
#include <QNativeGestureEvent>
#include <QTouchEvent>

namespace pleinair {

bool PictureView::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        return handleTouch(*static_cast<QTouchEvent*>(event));
    case QEvent::NativeGesture: {
        // Two fingers on a touchpad.
        const auto* gesture = static_cast<const QNativeGestureEvent*>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            break;
        m_transform.zoomAt(
            gesture->position() - QPointF(width() / 2., height() / 2.), 1 + gesture->value());
        return true;
    }
    default:
        break;
    }
    return QWidget::event(event);
}

bool PictureView::handleTouch(QTouchEvent& event)
{
    const QPointF place = event.points().isEmpty() ? QPointF() : event.points()[0].position();
    const bool isOver = event.type() == QEvent::TouchEnd || event.type() == QEvent::TouchCancel;
    if (event.points().size() > 1 && !isOver && !m_isPinched) {
        if (m_isTouched)
            touchCancelled();
        m_isTouched = false;
        m_isPinched = true;
    }
    if (m_isPinched) {
        if (event.points().size() == 2 && event.type() == QEvent::TouchUpdate)
            pinch(event);
    } else if (event.type() == QEvent::TouchBegin) {
        m_isTouched = true;
        touchPressed(place);
    } else if (event.type() == QEvent::TouchCancel && m_isTouched) {
        touchCancelled();
    } else if (m_isTouched) {
        isOver ? touchReleased(place) : touchMoved(place);
    }
    if (isOver) {
        m_isTouched = false;
        m_isPinched = false;
    }
    event.accept();
    return true;
}

void PictureView::pinch(const QTouchEvent& event)
{
    const QEventPoint& a = event.points()[0];
    const QEventPoint& b = event.points()[1];
    const double before = QLineF(a.lastPosition(), b.lastPosition()).length();
    const double now = QLineF(a.position(), b.position()).length();
    const QPointF middle = (a.position() + b.position()) / 2;
    m_transform.panBy(middle - (a.lastPosition() + b.lastPosition()) / 2);
    if (before > 0 && now > 0)
        m_transform.zoomAt(middle - QPointF(width() / 2., height() / 2.), now / before);
}

void PictureView::touchPressed(const QPointF& place)
{
    startPan(place);
}

void PictureView::touchMoved(const QPointF& place)
{
    if (m_panFrom) {
        m_transform.panBy(place - *m_panFrom);
        m_panFrom = place;
    }
}

void PictureView::touchReleased(const QPointF&)
{
    endPan();
}

void PictureView::touchCancelled()
{
    endPan();
}

} // namespace pleinair
