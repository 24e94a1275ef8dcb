#include "ui/canvas/selection_outline.h"

#include <QImage>

namespace pleinair {

namespace {

constexpr int kStripePx = 4;

/// Slanting stripes: along any line they are dashes, which march when the stripes are moved.
QImage makeStripes()
{
    QImage stripes(2 * kStripePx, 2 * kStripePx, QImage::Format_RGB32);
    for (int y = 0; y < stripes.height(); ++y) {
        for (int x = 0; x < stripes.width(); ++x)
            stripes.setPixel(
                x, y, (x + y) % (2 * kStripePx) < kStripePx ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
    }
    return stripes;
}

} // namespace

void SelectionOutline::set(const Selection& selection)
{
    m_edges.clear();
    m_bounds = {};
    if (selection.isEmpty())
        return;
    const Rect area = selection.bounds();
    m_bounds = QRect(area.x - 1, area.y - 1, area.width + 2, area.height + 2);
    const auto isIn = [&](int x, int y) {
        return area.contains(x, y) && selection.row(y)[static_cast<std::size_t>(x)] != 0;
    };
    // Horizontal edges lie above the row, vertical ones left of the column; runs become one line.
    for (int y = area.y; y <= area.bottom(); ++y) {
        for (int x = area.x; x < area.right();) {
            const int first = x;
            while (x < area.right() && isIn(x, y) != isIn(x, y - 1))
                ++x;
            if (x > first)
                m_edges.emplace_back(first, y, x, y);
            else
                ++x;
        }
    }
    for (int x = area.x; x <= area.right(); ++x) {
        for (int y = area.y; y < area.bottom();) {
            const int first = y;
            while (y < area.bottom() && isIn(x, y) != isIn(x - 1, y))
                ++y;
            if (y > first)
                m_edges.emplace_back(x, first, x, y);
            else
                ++y;
        }
    }
}

void SelectionOutline::draw(QPainter& painter, const QTransform& toView, int phase) const
{
    static const QImage stripes = makeStripes();
    QBrush brush(stripes);
    brush.setTransform(QTransform::fromTranslate(phase, 0));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(brush, 1));
    const QRect seen = toView.inverted().mapRect(painter.clipBoundingRect()).toAlignedRect();
    for (const QLine& edge : m_edges) {
        const QRect box = QRect(edge.p1(), edge.p2()).adjusted(-1, -1, 1, 1);
        if (seen.intersects(box))
            painter.drawLine(toView.map(QLineF(edge)));
    }
    painter.restore();
}

} // namespace pleinair
