#include "ui/canvas/photo_view.h"

#include "ui/background.h"
#include "ui/canvas/view_transform.h"
#include "ui/theme.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

namespace pleinair {

void PhotoView::setPhotograph(const QImage& photograph)
{
    m_photograph = photograph;
    // A turned view draws the photograph as it is.
    if (photograph.isNull() || m_shown.source.isNull() || transform().isTurned()) {
        m_shown.source = photograph;
        update();
    } else if (m_isEnlarging) {
        m_isWaiting = true;
    } else {
        enlargeNewest();
    }
}

PhotoView::Enlarged PhotoView::enlarge(
    const QImage& photograph, const QRectF& pictureRect, QSize viewSize, qreal ratio)
{
    Enlarged enlarged { photograph, {}, pictureRect, viewSize };
    const QRect seen = pictureRect.intersected(QRectF(QPointF(), QSizeF(viewSize))).toAlignedRect();
    enlarged.picture = QImage(seen.size() * ratio, QImage::Format_RGB32);
    enlarged.picture.setDevicePixelRatio(ratio);
    if (enlarged.picture.isNull())
        return enlarged;
    enlarged.picture.fill(themeColors().window);
    QPainter painter(&enlarged.picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(pictureRect.translated(-seen.topLeft()), photograph);
    return enlarged;
}

void PhotoView::enlargeNewest()
{
    m_isEnlarging = true;
    m_isWaiting = false;
    runInBackground<Enlarged>(
        this,
        [photograph = m_photograph, place = pictureRect(), view = size(),
            ratio = devicePixelRatioF()] { return enlarge(photograph, place, view, ratio); },
        [this](Enlarged enlarged) { take(std::move(enlarged)); },
        [this](const Error&) {
            take({ m_photograph, {}, {}, {} });
        });
}

void PhotoView::take(Enlarged enlarged)
{
    m_isEnlarging = false;
    m_shown = std::move(enlarged);
    update(pictureRect().toAlignedRect());
    if (m_isWaiting)
        enlargeNewest();
    Q_EMIT shown();
}

bool PhotoView::fitsView() const
{
    return !m_shown.picture.isNull() && m_shown.pictureRect == pictureRect()
        && m_shown.viewSize == size() && m_shown.picture.devicePixelRatio() == devicePixelRatioF();
}

void PhotoView::setEmptyText(const QString& heading, const QString& text)
{
    m_heading = heading;
    m_text = text;
    if (m_photograph.isNull())
        update();
}

void PhotoView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.fillRect(event->rect(), themeColors().window);
    if (m_photograph.isNull()) {
        painter.fillRect(pictureRect(), themeColors().panel);
        drawEmptyText(painter);
        return;
    }
    if (m_opacity < 1 && m_underlay) {
        painter.save();
        painter.setTransform(transform().matrix(size()), true);
        painter.drawImage(0, 0, *m_underlay);
        painter.restore();
        painter.setOpacity(m_opacity);
    }
    if (transform().isTurned()) {
        const QRectF whole(QPointF(), QSizeF(transform().pictureSize()));
        painter.save();
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setTransform(transform().matrix(size()), true);
        painter.drawImage(whole, m_photograph);
        painter.restore();
    } else if (fitsView()) {
        const QRectF seen = pictureRect().intersected(QRectF(rect()));
        painter.drawImage(seen.toAlignedRect().topLeft(), m_shown.picture);
    } else {
        // The view has just been moved, or this is the first photograph.
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(pictureRect(), m_shown.source);
    }
    painter.setOpacity(1);
    drawEcho(painter);
}

void PhotoView::setOpacity(double opacity)
{
    m_opacity = opacity;
    update();
}

void PhotoView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool wasPanning = isPanning();
    PictureView::mouseReleaseEvent(event);
    if (m_photograph.isNull() && !wasPanning && event->button() == Qt::LeftButton)
        Q_EMIT emptyClicked();
}

void PhotoView::drawEmptyText(QPainter& painter) const
{
    const QRectF area = pictureRect().intersected(QRectF(rect())).adjusted(24, 24, -24, -24);
    const ThemeColors& colors = themeColors();
    QFont headingFont = font();
    headingFont.setPixelSize(16);
    headingFont.setWeight(QFont::DemiBold);
    painter.setFont(headingFont);
    painter.setPen(colors.text);
    const QRectF upper(area.left(), area.top(), area.width(), area.height() / 2 - kHalfGrid);
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, m_heading);
    painter.setFont(font());
    painter.setPen(colors.dimText);
    const QRectF lower(
        area.left(), area.center().y() + kHalfGrid, area.width(), area.height() / 2 - kHalfGrid);
    painter.drawText(lower, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_text);
}

} // namespace pleinair
