#pragma once

#include "app/painting/brush.h"
#include "app/painting/document.h"
#include "app/painting/scatter.h"
#include "app/painting/symmetry.h"

#include <map>
#include <optional>
#include <vector>

namespace pleinair {

/// The path of a brush through a painting: dabs joined without gaps, however far apart the
/// pointer's events are, or with the brush's spacing. Paints only its own class. Lives between a
/// document's beginEdit() and endEdit().
class Stroke {
public:
    /// @param document  outlives the stroke and has an open edit.
    Stroke(Document& document, const Brush& brush, ClassId id, Symmetry symmetry = Symmetry::None);

    /// The first dab, or straight on from the last one. @param pressure  [0, 1].
    /// @return what changed.
    Rect continueTo(Point place, float pressure);

private:
    /// A dab of a spaced stroke.
    struct Dab {
        Point place;
        float sizePx = 0;
    };
    [[nodiscard]] bool isSoft() const;
    /// How far a piece of the way reaches in each row.
    using RowExtents = std::map<int, Span>;

    [[nodiscard]] std::vector<Dab> spacedDabs(Point place, float sizePx);
    /// One convex piece of the way: a dab, or a dab on its way. @param insetPx  how much smaller.
    void appendPiece(Spans& spans, const Dab* from, const Dab& to, float insetPx) const;
    /// The piece with the border thinned out that the brush asks for.
    void appendSoftPiece(const Dab* from, const Dab& to);
    [[nodiscard]] RowExtents extentsOf(const Dab* from, const Dab& to, float insetPx) const;

    Document& m_document;
    Brush m_brush;
    ClassId m_class;
    Symmetry m_symmetry;
    std::optional<Scatter> m_scatter; ///< Of grains, from the first dab on.
    bool m_started = false;
    Point m_last;
    float m_lastSizePx = 0;
    float m_sinceDabPx = 0; ///< The way since the last dab of a spaced stroke.
    Spans m_spans; ///< Kept between dabs for its memory.
};

} // namespace pleinair
