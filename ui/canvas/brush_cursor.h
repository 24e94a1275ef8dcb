#pragma once

#include "app/painting/brush.h"

#include <QColor>
#include <QPainter>
#include <QPointF>
#include <QRect>

namespace pleinair {

/// The brush's true outline under the pointer: a line in the material's colour between two rims of
/// contrast, so that it is seen on every ground.
class BrushCursor {
public:
    /// @param place  the middle, in view pixels. @param diameterPx  in view pixels.
    /// @param turn  of the view, in degrees.
    void set(BrushShape shape, QPointF place, double diameterPx, QColor color, double turn = 0);
    /// The view's pixels that it covers.
    [[nodiscard]] QRect bounds() const;
    void draw(QPainter& painter) const;

private:
    BrushShape m_shape = BrushShape::Round;
    QPointF m_place;
    double m_diameterPx = 1;
    QColor m_color;
    double m_turn = 0;
};

} // namespace pleinair
