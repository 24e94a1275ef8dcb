#pragma once

#include "app/painting/pointer_input.h"
#include "app/painting/tool.h"
#include "ui/canvas/brush_cursor.h"
#include "ui/canvas/label_picture.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/selection_outline.h"

#include <QElapsedTimer>
#include <QTimer>

namespace pleinair {

class Studio;

/// The left pane: the painting, and the pen that paints it.
///
/// Mouse, pen and one finger become PointerInput for the studio's tool. With brush and eraser,
/// Shift and a drag sets the size, Shift and a click draws straight on from the last stroke; Ctrl
/// picks; the pen's eraser end erases; the right button asks for the material menu.
class LabelCanvas final : public PictureView {
    Q_OBJECT

public:
    /// @param studio  outlives the canvas.
    LabelCanvas(Studio& studio, ViewTransform& transform, QWidget* parent = nullptr);

    /// What is on screen, in painting pixels.
    [[nodiscard]] const QImage& picture() const { return m_picture.image(); }

    /// Whether every class has its pattern on its colour.
    void setPatterned(bool patterned);
    /// Dims all but one class. nullopt: none is dimmed.
    void setHighlight(std::optional<ClassId> id);
    [[nodiscard]] std::optional<ClassId> highlight() const { return m_highlight; }
    /// Whether the border of the selection marches.
    void setAnimated(bool animated);

Q_SIGNALS:
    void materialMenuRequested(const QPoint& globalPlace);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void tabletEvent(QTabletEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void touchPressed(const QPointF& place) override;
    void touchMoved(const QPointF& place) override;
    void touchReleased(const QPointF& place) override;
    void touchCancelled() override;
    void updateCursor() override;

private:
    /// What the pressed pen does.
    enum class Gesture { None, Paint, ShiftPressed, ResizeBrush };

    void repaintPicture(const Rect& area);
    void dimAllBut(ClassId id, const Rect& area);
    void reset();
    void takeSelection();
    void march();
    void drawOverlay(QPainter& painter) const;
    void takeReference();
    void drawReference(QPainter& painter) const;
    void penDown(const PointerInput& input, const QPointF& place, std::optional<ToolKind> instead);
    void penMoved(const PointerInput& input, const QPointF& place);
    void penUp(const PointerInput& input);
    [[nodiscard]] PointerInput inputAt(
        const QPointF& place, double pressure, Qt::KeyboardModifiers modifiers) const;
    void moveCursorTo(const QPointF& place);
    void placeCursor();
    [[nodiscard]] bool showsBrush() const;
    /// From a place in the view to the painting's pixels.
    [[nodiscard]] QRect viewAreaOf(const Rect& area) const;

    Studio& m_studio;
    std::optional<ClassId> m_highlight;
    QImage m_dimming; ///< In painting pixels: how dark each one is made. Null without a highlight.
    LabelPicture m_picture;
    QImage m_reference; ///< The photograph to trace; null: none.
    std::shared_ptr<const Image> m_traced; ///< What it was made of.
    SelectionOutline m_selection;
    Selection m_shownSelection; ///< What the outline was made of.
    bool m_hadOverlay = false;
    QTimer m_marching;
    int m_phase = 0;
    bool m_isAnimated = true;
    BrushCursor m_cursor;
    Gesture m_gesture = Gesture::None;
    QPointF m_pointer; ///< In view pixels.
    bool m_pointerInside = false;
    QPointF m_pressPlace;
    float m_pressSizePx = 0;
    bool m_penIsDown = false; ///< A tablet's pen: its mouse events are not for us.
    QElapsedTimer m_clock;
};

} // namespace pleinair
