#include "ui/panels/tile_painter.h"

#include "ui/canvas/class_pattern.h"
#include "ui/theme.h"

#include <QPainterPath>

namespace pleinair {

namespace {

constexpr double kCornerRadius = 4;

QPixmap patternPixmap(const Tile& tile)
{
    constexpr int kPeriod = 16;
    QImage picture(kPeriod, kPeriod, QImage::Format_RGB32);
    const QRgb mark = patternColor(tile.color).rgb();
    for (int y = 0; y < kPeriod; ++y) {
        for (int x = 0; x < kPeriod; ++x)
            picture.setPixel(x, y,
                isPatternMark(static_cast<ClassId>(tile.pattern), x, y, kPeriod)
                    ? mark
                    : tile.color.rgb());
    }
    return QPixmap::fromImage(picture);
}

} // namespace

QFont smallFont(QFont font, QFont::Weight weight)
{
    font.setPixelSize(kSmallTextPx);
    font.setWeight(weight);
    return font;
}

TilePainter::TilePainter(QPainter& painter, const TileMetrics& metrics, QFont font)
    : m_painter(painter)
    , m_metrics(metrics)
    , m_font(std::move(font))
{
}

void TilePainter::draw(const Tile& tile, const QRect& area, const TileState& state) const
{
    const QRect face = area.adjusted(0, 0, 0, -kTileNameHeight);
    m_painter.setOpacity(state.isEnabled ? 1 : .4);
    drawFace(tile, face);
    if (state.isCurrent || state.isHovered)
        drawRing(face, state.isCurrent);
    if (!tile.badge.isEmpty())
        drawBadge(tile, face);
    drawName(tile, QRect(area.left(), face.bottom() + 2, area.width(), kTileNameHeight),
        state.isCurrent);
    m_painter.setOpacity(1);
}

void TilePainter::drawFace(const Tile& tile, const QRect& face) const
{
    QPainterPath shape;
    shape.addRoundedRect(face, kCornerRadius, kCornerRadius);
    m_painter.fillPath(shape, tile.color.isValid() ? tile.color : themeColors().field);
    if (tile.pattern >= 0) {
        m_painter.save();
        m_painter.setClipPath(shape);
        m_painter.drawTiledPixmap(face, patternPixmap(tile));
        m_painter.restore();
    }
    if (tile.picture.isNull())
        return;
    QRectF target = face;
    if (!m_metrics.pictureFillsFace)
        target.setLeft(face.left() + face.width() / 2);
    // The middle of the picture, in the face's proportions.
    const QSizeF part = target.size().scaled(QSizeF(tile.picture.size()), Qt::KeepAspectRatio);
    const QPointF corner(
        (tile.picture.width() - part.width()) / 2, (tile.picture.height() - part.height()) / 2);
    m_painter.save();
    m_painter.setClipPath(shape);
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    m_painter.drawImage(target, tile.picture, QRectF(corner, part));
    m_painter.restore();
}

void TilePainter::drawRing(const QRect& face, bool isCurrent) const
{
    // Inside the face, so that neighbours and captions stay untouched.
    const ThemeColors& colors = themeColors();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(colors.panel, 4));
    m_painter.drawRoundedRect(QRectF(face).adjusted(2, 2, -2, -2), 3, 3);
    m_painter.setPen(QPen(isCurrent ? colors.accent : colors.dimText, 2));
    m_painter.drawRoundedRect(QRectF(face).adjusted(1, 1, -1, -1), kCornerRadius, kCornerRadius);
}

void TilePainter::drawBadge(const Tile& tile, const QRect& face) const
{
    const bool dark = qGray(tile.color.rgb()) < 140;
    m_painter.setFont(smallFont(m_font, QFont::DemiBold));
    m_painter.setPen(dark ? QColor(255, 255, 255, 210) : QColor(0, 0, 0, 170));
    m_painter.drawText(face.adjusted(6, 4, -6, -3), Qt::AlignLeft | Qt::AlignVCenter, tile.badge);
}

void TilePainter::drawName(const Tile& tile, QRect line, bool isCurrent) const
{
    const ThemeColors& colors = themeColors();
    m_painter.setFont(smallFont(m_font));
    if (!tile.note.isEmpty()) {
        m_painter.setPen(colors.dimText);
        m_painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, tile.note);
        line.setRight(line.right() - m_painter.fontMetrics().horizontalAdvance(tile.note) - 4);
    }
    m_painter.setFont(smallFont(m_font, isCurrent ? QFont::DemiBold : QFont::Normal));
    m_painter.setPen(isCurrent ? colors.accent : colors.text);
    const QString text =
        m_painter.fontMetrics().elidedText(tile.name, Qt::ElideRight, line.width());
    m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace pleinair
