#include "ui/canvas/picture_view.h"

#include "ui/canvas/view_transform.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QWheelEvent>

#include <cmath>

namespace pleinair {

namespace {

/// One notch of a wheel, 120 units, zooms by this factor.
constexpr double kZoomPerNotch = 1.2;
constexpr int kEchoRadiusPx = 5;
/// An arrow key moves the picture so far.
constexpr double kKeyPanPx = 48;

} // namespace

QStringList localFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

PictureView::PictureView(ViewTransform& transform, QWidget* parent)
    : QWidget(parent)
    , m_transform(transform)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&transform, &ViewTransform::changed, this, qOverload<>(&QWidget::update));
}

void PictureView::setEcho(std::optional<QPointF> place)
{
    const auto area = [this](const std::optional<QPointF>& at) {
        if (!at)
            return QRect();
        const int reach = kEchoRadiusPx + 3;
        return QRectF(
            m_transform.toView(*at, size()) - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach))
            .toAlignedRect();
    };
    update(area(m_echo));
    m_echo = place;
    update(area(m_echo));
}

void PictureView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0) {
        const QPointF middle(width() / 2.0, height() / 2.0);
        m_transform.zoomAt(event->position() - middle, std::pow(kZoomPerNotch, notches));
    }
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent* event)
{
    const bool spaceDrag = m_spaceHeld && event->button() == Qt::LeftButton;
    if (event->button() == Qt::MiddleButton || spaceDrag)
        startPan(event->position());
}

void PictureView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_panFrom) {
        m_transform.panBy(event->position() - *m_panFrom);
        m_panFrom = event->position();
    }
    Q_EMIT hovered(toPicture(event->position()));
}

void PictureView::mouseReleaseEvent(QMouseEvent*)
{
    endPan();
}

void PictureView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return m_transform.panBy({ kKeyPanPx, 0 });
    case Qt::Key_Right:
        return m_transform.panBy({ -kKeyPanPx, 0 });
    case Qt::Key_Up:
        return m_transform.panBy({ 0, kKeyPanPx });
    case Qt::Key_Down:
        return m_transform.panBy({ 0, -kKeyPanPx });
    case Qt::Key_Space:
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
    if (!event->isAutoRepeat()) {
        m_spaceHeld = true;
        updateCursor();
    }
}

void PictureView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space)
        return QWidget::keyReleaseEvent(event);
    if (!event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
    }
}

void PictureView::enterEvent(QEnterEvent*)
{
    // So that Space, Tab and Escape mean the picture, unless somebody is typing.
    const QWidget* focused = QApplication::focusWidget();
    if (!qobject_cast<const QLineEdit*>(focused) && !qobject_cast<const QAbstractSpinBox*>(focused))
        setFocus(Qt::OtherFocusReason);
}

void PictureView::leaveEvent(QEvent*)
{
    Q_EMIT left();
}

void PictureView::focusOutEvent(QFocusEvent* event)
{
    m_spaceHeld = false;
    endPan();
    QWidget::focusOutEvent(event);
}

void PictureView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    update();
}

void PictureView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void PictureView::dropEvent(QDropEvent* event)
{
    const QStringList files = localFiles(*event->mimeData());
    if (files.isEmpty() && !event->mimeData()->hasImage())
        return;
    event->acceptProposedAction();
    if (!files.isEmpty())
        Q_EMIT filesDropped(files);
    else
        Q_EMIT pictureDropped(event->mimeData()->imageData().value<QImage>());
}

QRectF PictureView::pictureRect() const
{
    return m_transform.pictureRect(size());
}

QPointF PictureView::toPicture(const QPointF& place) const
{
    return m_transform.toPicture(place, size());
}

void PictureView::drawEcho(QPainter& painter) const
{
    if (!m_echo)
        return;
    const QPointF place = m_transform.toView(*m_echo, size());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
    painter.drawEllipse(place, kEchoRadiusPx, kEchoRadiusPx);
    painter.setPen(QPen(QColor(255, 255, 255, 220), 1.25));
    painter.drawEllipse(place, kEchoRadiusPx, kEchoRadiusPx);
}

void PictureView::updateCursor()
{
    if (m_panFrom)
        setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld)
        setCursor(Qt::OpenHandCursor);
    else
        unsetCursor();
}

void PictureView::startPan(const QPointF& place)
{
    m_panFrom = place;
    updateCursor();
}

void PictureView::endPan()
{
    if (!m_panFrom)
        return;
    m_panFrom.reset();
    updateCursor();
}

} // namespace pleinair
