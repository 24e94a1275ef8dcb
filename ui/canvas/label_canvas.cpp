#include "ui/canvas/label_canvas.h"

#include "ui/canvas/view_transform.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QPaintEvent>
#include <QTabletEvent>

#include <cmath>

namespace pleinair {

namespace {

/// A press that moves less than this is a click.
constexpr double kDragStartsPx = 4;

bool usesBrush(ToolKind kind)
{
    return kind == ToolKind::Brush || kind == ToolKind::Eraser;
}

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
    const auto followTooling = [this] {
        placeCursor();
        updateCursor();
    };
    connect(&studio, &Studio::toolChanged, this, followTooling);
    connect(&studio, &Studio::brushChanged, this, followTooling);
    connect(&studio, &Studio::classChanged, this, followTooling);
    connect(&transform, &ViewTransform::changed, this, &LabelCanvas::placeCursor);
    reset();
    updateCursor();
}

void LabelCanvas::reset()
{
    const Document& document = m_studio.document();
    m_picture.reset(document);
    transform().setPictureSize({ document.size().width, document.size().height });
    update();
}

void LabelCanvas::repaintPicture(const Rect& area)
{
    m_picture.update(m_studio.document(), area);
    update(viewAreaOf(area));
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
    const QRectF target = pictureRect();
    const QSizeF fitted = QSizeF(m_reference.size()).scaled(target.size(), Qt::KeepAspectRatio);
    QRectF area(QPointF(), fitted);
    area.moveCenter(target.center());
    painter.save();
    painter.setOpacity(reference->opacity);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, m_reference);
    painter.restore();
}

QRect LabelCanvas::viewAreaOf(const Rect& area) const
{
    const QPointF topLeft = transform().toView(QPointF(area.x, area.y), size());
    const QPointF bottomRight = transform().toView(QPointF(area.right(), area.bottom()), size());
    return QRectF(topLeft, bottomRight).toAlignedRect().adjusted(-1, -1, 1, 1);
}

void LabelCanvas::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setClipRegion(event->region());
    const QRectF target = pictureRect();
    if (!target.contains(QRectF(event->rect())))
        painter.fillRect(event->rect(), themeColors().window);
    painter.drawImage(target, m_picture.image());
    drawReference(painter);
    if (m_pointerInside && showsBrush() && !isPanning())
        m_cursor.draw(painter);
    drawEcho(painter);
}

void LabelCanvas::mousePressEvent(QMouseEvent* event)
{
    PictureView::mousePressEvent(event);
    if (isPanning() || m_penIsDown)
        return;
    if (event->button() == Qt::RightButton)
        Q_EMIT materialMenuRequested(event->globalPosition().toPoint());
    if (event->button() != Qt::LeftButton)
        return;
    std::optional<ToolKind> instead;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        instead = ToolKind::Picker;
    penDown(inputAt(event->position(), 1, event->modifiers()), event->position(), instead);
}

void LabelCanvas::mouseMoveEvent(QMouseEvent* event)
{
    PictureView::mouseMoveEvent(event);
    moveCursorTo(event->position());
    if (!isPanning() && !m_penIsDown)
        penMoved(inputAt(event->position(), 1, event->modifiers()), event->position());
}

void LabelCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    PictureView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !m_penIsDown)
        penUp(inputAt(event->position(), 1, event->modifiers()));
}

void LabelCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_studio.toolKind() == ToolKind::Polygon)
        m_studio.finish();
    else
        mousePressEvent(event);
}

void LabelCanvas::tabletEvent(QTabletEvent* event)
{
    const QPointF place = event->position();
    const double pressure = event->type() == QEvent::TabletRelease ? 1 : event->pressure();
    const PointerInput input = inputAt(place, pressure, event->modifiers());
    switch (event->type()) {
    case QEvent::TabletPress: {
        // The pen's other buttons, and Space, act through the mouse events that follow.
        if (event->button() != Qt::LeftButton || isPanning())
            return event->ignore();
        std::optional<ToolKind> instead;
        if (event->pointerType() == QPointingDevice::PointerType::Eraser)
            instead = ToolKind::Eraser;
        else if (event->modifiers().testFlag(Qt::ControlModifier))
            instead = ToolKind::Picker;
        m_penIsDown = true;
        moveCursorTo(place);
        penDown(input, place, instead);
        break;
    }
    case QEvent::TabletMove:
        if (isPanning())
            return event->ignore();
        moveCursorTo(place);
        Q_EMIT hovered(toPicture(place));
        penMoved(input, place);
        break;
    case QEvent::TabletRelease:
        if (!m_penIsDown)
            return event->ignore();
        m_penIsDown = false;
        penUp(input);
        break;
    default:
        return event->ignore();
    }
    event->accept();
}

void LabelCanvas::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        m_gesture = Gesture::None;
        m_studio.cancel();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_studio.finish();
        break;
    default:
        PictureView::keyPressEvent(event);
    }
}

void LabelCanvas::leaveEvent(QEvent* event)
{
    PictureView::leaveEvent(event);
    m_pointerInside = false;
    update(m_cursor.bounds());
}

void LabelCanvas::penDown(
    const PointerInput& input, const QPointF& place, std::optional<ToolKind> instead)
{
    const ToolKind kind = instead.value_or(m_studio.toolKind());
    if (input.modifiers.shift && usesBrush(kind)) {
        m_gesture = Gesture::ShiftPressed;
        m_pressPlace = place;
        m_pressSizePx = m_studio.brush().sizePx;
        return;
    }
    m_gesture = Gesture::Paint;
    m_studio.press(input, instead);
}

void LabelCanvas::penMoved(const PointerInput& input, const QPointF& place)
{
    const double distance = place.x() - m_pressPlace.x();
    if (m_gesture == Gesture::ShiftPressed && std::abs(distance) >= kDragStartsPx)
        m_gesture = Gesture::ResizeBrush;
    if (m_gesture == Gesture::ResizeBrush) {
        Brush brush = m_studio.brush();
        brush.sizePx = m_pressSizePx + static_cast<float>(distance / transform().scale());
        m_studio.setBrush(brush);
    } else if (m_gesture != Gesture::ShiftPressed) {
        m_studio.move(input);
    }
}

void LabelCanvas::penUp(const PointerInput& input)
{
    if (m_gesture == Gesture::ShiftPressed)
        m_studio.press(input);
    if (m_gesture == Gesture::ShiftPressed || m_gesture == Gesture::Paint)
        m_studio.release(input);
    m_gesture = Gesture::None;
}

PointerInput LabelCanvas::inputAt(
    const QPointF& place, double pressure, Qt::KeyboardModifiers modifiers) const
{
    // In the painting (0, 0) is the middle of the first pixel, in the view its corner.
    const QPointF pixel = toPicture(place) - QPointF(.5, .5);
    PointerInput input;
    input.position = { static_cast<float>(pixel.x()), static_cast<float>(pixel.y()) };
    input.pressure = static_cast<float>(pressure);
    input.timeMs = m_clock.elapsed();
    input.modifiers = { modifiers.testFlag(Qt::ShiftModifier),
        modifiers.testFlag(Qt::ControlModifier), modifiers.testFlag(Qt::AltModifier) };
    return input;
}

void LabelCanvas::moveCursorTo(const QPointF& place)
{
    m_pointerInside = true;
    // While the size is dragged the outline stays where the drag began.
    m_pointer = m_gesture == Gesture::ResizeBrush ? m_pressPlace : place;
    placeCursor();
}

void LabelCanvas::placeCursor()
{
    const QRect before = m_cursor.bounds();
    const ClassId id = m_studio.toolKind() == ToolKind::Eraser ? m_studio.document().baseClass()
                                                               : m_studio.palette().current();
    m_cursor.set(m_studio.brush().shape, m_pointer,
        double(m_studio.brush().sizePx) * transform().scale(),
        toQColor(m_studio.document().classes()[id].color));
    if (m_pointerInside) {
        update(before);
        update(m_cursor.bounds());
    }
}

bool LabelCanvas::showsBrush() const
{
    const ToolKind kind = m_studio.toolKind();
    return usesBrush(kind) || kind == ToolKind::Line;
}

void LabelCanvas::updateCursor()
{
    if (isPanning())
        PictureView::updateCursor();
    else if (showsBrush())
        setCursor(Qt::BlankCursor);
    else
        setCursor(Qt::CrossCursor);
}

} // namespace pleinair
