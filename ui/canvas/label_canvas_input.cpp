#include "ui/canvas/label_canvas.h"

#include "ui/canvas/view_transform.h"
#include "ui/studio.h"
#include "ui/theme.h"

#include <QKeyEvent>
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

/// Whether Ctrl picks a material instead.
bool usesMaterial(ToolKind kind)
{
    switch (kind) {
    case ToolKind::SelectRectangle:
    case ToolKind::SelectEllipse:
    case ToolKind::SelectLasso:
    case ToolKind::SelectArea:
    case ToolKind::SelectClass:
    case ToolKind::Move:
    case ToolKind::Transform:
        return false;
    default:
        return true;
    }
}

} // namespace

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
    if (event->modifiers().testFlag(Qt::ControlModifier) && usesMaterial(m_studio.toolKind()))
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
        else if (event->modifiers().testFlag(Qt::ControlModifier)
            && usesMaterial(m_studio.toolKind()))
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

void LabelCanvas::touchPressed(const QPointF& place)
{
    penDown(inputAt(place, 1, {}), place, {});
}

void LabelCanvas::touchMoved(const QPointF& place)
{
    penMoved(inputAt(place, 1, {}), place);
}

void LabelCanvas::touchReleased(const QPointF& place)
{
    penUp(inputAt(place, 1, {}));
}

void LabelCanvas::touchCancelled()
{
    m_gesture = Gesture::None;
    m_studio.cancel();
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
        toQColor(m_studio.document().classes()[id].color),
        transform().isMirrored() ? -transform().turn() : transform().turn());
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
    else if (m_studio.toolKind() == ToolKind::Move)
        setCursor(Qt::SizeAllCursor);
    else
        setCursor(Qt::CrossCursor);
}

} // namespace pleinair
