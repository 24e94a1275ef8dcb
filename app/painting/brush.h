#pragma once

#include "app/painting/spans.h"
#include "model/base/geometry.h"

#include <optional>
#include <string_view>

namespace pleinair {

/// The outline of one dab; Scatter is round and painted only in grains.
enum class BrushShape { Round, Square, Diamond, Scatter };

/// "round", "square", "diamond" or "scatter", as in strokes files.
[[nodiscard]] std::string_view nameOf(BrushShape shape);
[[nodiscard]] std::optional<BrushShape> brushShapeFrom(std::string_view name);

/// What touches the painting: a shape of a size, hard-edged.
struct Brush {
    static constexpr float kMinSizePx = 1;
    static constexpr float kMaxSizePx = 1000;
    static constexpr float kMaxEdgePx = 200;

    BrushShape shape = BrushShape::Round;
    float sizePx =
        32; ///< Full width in painting pixels at full pressure; clamped to the range above.
    bool pressureScalesSize = true;
    float spacing = 0; ///< Between two dabs, as a share of the size, up to 4; 0: no gaps.
    float stabiliser = 0; ///< How far the brush hangs behind the pen, in [0, 0.95].
    /// How wide the border is on which the brush thins out in grains, of all shapes but Scatter, in
    /// [0, kMaxEdgePx]; 0: a hard edge.
    float edgePx = 0;
    float density = 0.3F; ///< Of Scatter: the share of grains that is painted, in [0, 1].
    float grainPx = 4; ///< Side of a grain, of Scatter, of gradients, the most of soft edges.

    /// The dab's full width at a pressure in [0, 1]; never below kMinSizePx.
    [[nodiscard]] float sizeAt(float pressure) const;

    friend bool operator==(const Brush&, const Brush&) = default;
};

/// The pixels of one dab: those whose centres lie in the shape, and always the one nearest to the
/// centre, so that the smallest brush paints too.
/// @param sizePx  full width.
void appendDab(Spans& spans, BrushShape shape, Point centre, float sizePx, const Rect& clip);

/// The pixels that a dab covers on its straight way between two places while its size changes
/// evenly, both ends included: no gaps, however far apart they are. The border of a round sweep
/// lies within a quarter of a pixel of the true one.
void appendSweep(Spans& spans, BrushShape shape, Point from, float fromSizePx, Point to,
    float toSizePx, const Rect& clip);

} // namespace pleinair
