#include "ui/canvas/photo_view.h"

#include "ui/canvas/view_transform.h"
#include "ui/theme.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

namespace pleinair {

void PhotoView::setPhotograph(const QImage& photograph)
{
    m_photograph = photograph;
    update();
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
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(pictureRect(), m_photograph);
    drawEcho(painter);
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
