#include "ui/canvas/label_canvas.h"

#include "ui/canvas/view_transform.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QPaintEvent>

namespace pleinair {

namespace {

/// The border of the selection moves on by a pixel.
constexpr int kMarchEveryMs = 120;
/// How near to a handle grabs it, in view pixels.
constexpr double kHandleReachPx = 9;
constexpr double kHandlePx = 8;
/// How dark the other classes become while one is highlighted, of 255.
constexpr uchar kDimming = 170;

} // namespace

LabelCanvas::LabelCanvas(Studio& studio, ViewTransform& transform, QWidget* parent)
    : PictureView(transform, parent)
    , m_studio(studio)
{
    setObjectName(QStringLiteral("labelCanvas"));
    setAccessibleName(tr("Painting"));
    setTabletTracking(true);
    m_clock.start();
    connect(&studio, &Studio::painted, this, &LabelCanvas::repaintPicture);
    connect(&studio, &Studio::replaced, this, &LabelCanvas::reset);
    connect(&studio, &Studio::layersChanged, this, &LabelCanvas::takeReference);
    connect(&studio, &Studio::selectionChanged, this, &LabelCanvas::takeSelection);
    connect(&studio, &Studio::overlayChanged, this, [this] {
        const bool hasOverlay = !m_studio.overlay().path.empty();
        if (hasOverlay || m_hadOverlay)
            update();
        m_hadOverlay = hasOverlay;
    });
    m_marching.setInterval(kMarchEveryMs);
    connect(&m_marching, &QTimer::timeout, this, &LabelCanvas::march);
    const auto followTooling = [this] {
        placeCursor();
        updateCursor();
    };
    connect(&studio, &Studio::toolChanged, this, followTooling);
    connect(&studio, &Studio::brushChanged, this, followTooling);
    connect(&studio, &Studio::classChanged, this, followTooling);
    connect(&transform, &ViewTransform::changed, this, [this] {
        placeCursor();
        m_studio.setHandleReach(static_cast<float>(kHandleReachPx / this->transform().scale()));
    });
    reset();
    updateCursor();
}

void LabelCanvas::reset()
{
    const Document& document = m_studio.document();
    m_picture.reset(document);
    m_highlight.reset();
    m_dimming = {};
    transform().setPictureSize({ document.size().width, document.size().height });
    update();
}

void LabelCanvas::repaintPicture(const Rect& area)
{
    m_picture.update(m_studio.document(), area);
    if (m_highlight)
        dimAllBut(*m_highlight, area);
    const int around = m_studio.document().instances().isEmpty() ? 0 : 1;
    update(viewAreaOf(
        { area.x - around, area.y - around, area.width + 2 * around, area.height + 2 * around }));
}

void LabelCanvas::setPatterned(bool patterned)
{
    m_picture.setPatterned(patterned);
    m_picture.update(m_studio.document(), m_studio.document().bounds());
    update();
}

void LabelCanvas::setHighlight(std::optional<ClassId> id)
{
    if (id == m_highlight)
        return;
    m_highlight = id;
    m_dimming = {};
    if (id) {
        m_dimming = QImage(m_picture.image().size(), QImage::Format_Alpha8);
        dimAllBut(*id, m_studio.document().bounds());
    }
    update();
}

void LabelCanvas::dimAllBut(ClassId id, const Rect& area)
{
    for (int y = area.y; y < area.bottom(); ++y) {
        const auto labels = m_studio.document().labels().row(y);
        uchar* const row = m_dimming.scanLine(y);
        for (int x = area.x; x < area.x + area.width; ++x)
            row[x] = labels[static_cast<std::size_t>(x)] == id ? 0 : kDimming;
    }
}

void LabelCanvas::setAnimated(bool animated)
{
    m_isAnimated = animated;
    takeSelection();
}

void LabelCanvas::takeSelection()
{
    const Selection& selection = m_studio.document().selection();
    if (selection == m_shownSelection)
        return;
    m_shownSelection = selection;
    m_selection.set(selection);
    if (m_selection.isEmpty() || !m_isAnimated)
        m_marching.stop();
    else
        m_marching.start();
    update();
}

void LabelCanvas::march()
{
    ++m_phase;
    const QRect area = m_selection.bounds();
    update(viewAreaOf({ area.x(), area.y(), area.width(), area.height() }));
}

void LabelCanvas::drawOverlay(QPainter& painter) const
{
    const ToolOverlay overlay = m_studio.overlay();
    if (overlay.path.empty())
        return;
    QPolygonF path;
    for (const Point& place : overlay.path)
        path << transform().toView(QPointF(place.x + .5, place.y + .5), size());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] :
        { std::pair(QColor(0, 0, 0, 180), 3.), std::pair(QColor(255, 255, 255, 230), 1.25) }) {
        painter.setPen(QPen(color, width));
        if (overlay.isClosed)
            painter.drawPolygon(path);
        else
            painter.drawPolyline(path);
    }
    if (overlay.hasHandles) {
        painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
        painter.setBrush(Qt::white);
        for (const QPointF& place : path)
            painter.drawRect(QRectF(
                place - QPointF(kHandlePx / 2, kHandlePx / 2), QSizeF(kHandlePx, kHandlePx)));
    }
    painter.restore();
}

void LabelCanvas::takeReference()
{
    const auto& reference = m_studio.document().layers().reference();
    if (!reference)
        m_reference = {};
    else if (m_reference.isNull() || m_traced != reference->photograph)
        m_reference = toQImage(*reference->photograph);
    m_traced = reference ? reference->photograph : nullptr;
    update();
}

void LabelCanvas::drawReference(QPainter& painter) const
{
    const auto& reference = m_studio.document().layers().reference();
    if (!reference || !reference->isVisible)
        return;
    const QRectF whole(QPointF(), QSizeF(transform().pictureSize()));
    QRectF area(QPointF(), QSizeF(m_reference.size()).scaled(whole.size(), Qt::KeepAspectRatio));
    area.moveCenter(whole.center());
    painter.save();
    painter.setTransform(transform().matrix(size()), true);
    painter.setOpacity(reference->opacity);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, m_reference);
    painter.restore();
}

QRect LabelCanvas::viewAreaOf(const Rect& area) const
{
    return transform()
        .matrix(size())
        .mapRect(QRectF(area.x, area.y, area.width, area.height))
        .toAlignedRect()
        .adjusted(-1, -1, 1, 1);
}

void LabelCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setClipRegion(event->region());
    const QRectF target = pictureRect();
    const QTransform toView = transform().matrix(size());
    if (transform().isTurned() || !target.contains(QRectF(event->rect())))
        painter.fillRect(event->rect(), themeColors().window);
    if (transform().isTurned()) {
        painter.save();
        painter.setTransform(toView, true);
        painter.drawImage(0, 0, m_picture.image());
        if (m_highlight)
            painter.drawImage(0, 0, m_dimming);
        painter.restore();
    } else {
        painter.drawImage(target, m_picture.image());
        if (m_highlight)
            painter.drawImage(target, m_dimming);
    }
    drawReference(painter);
    if (!m_selection.isEmpty())
        m_selection.draw(painter, toView, m_phase);
    drawOverlay(painter);
    if (m_pointerInside && showsBrush() && !isPanning())
        m_cursor.draw(painter);
    drawEcho(painter);
}

} // namespace pleinair
