#pragma once

#include "app/painting/selection.h"

#include <QLine>
#include <QPainter>
#include <QTransform>

#include <vector>

namespace pleinair {

/// The border of a selection as a line of marching black and white.
class SelectionOutline {
public:
    void set(const Selection& selection);
    [[nodiscard]] bool isEmpty() const { return m_edges.empty(); }
    /// In painting pixels, a pixel wider than what is selected.
    [[nodiscard]] QRect bounds() const { return m_bounds; }
    /// @param toView  from painting pixels, whose corners are whole numbers, to the painter's.
    /// @param phase  where the line has marched to.
    void draw(QPainter& painter, const QTransform& toView, int phase) const;

private:
    std::vector<QLine> m_edges; ///< Between selected and other pixels.
    QRect m_bounds;
};

} // namespace pleinair
