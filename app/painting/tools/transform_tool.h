#pragma once

#include "app/painting/fragment.h"
#include "app/painting/tool.h"

#include <optional>

namespace pleinair {

/// Scales, turns and moves what is selected on the active layer, or all of that layer, in a box
/// with handles: a corner scales (Shift keeps the proportions), a side stretches, a drag inside
/// moves, one outside turns (Shift by steps of 15 degrees). finish() makes it one edit.
///
/// Every pixel is the nearest one of the original, however often the box was changed.
class TransformTool final : public Tool {
public:
    ToolStep begin(Document& document) override;
    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document& document, const PointerInput& input) override;
    ToolStep finish(Document& document) override;
    void forget() override;
    [[nodiscard]] bool isActive() const override { return !m_fragment.isEmpty(); }
    [[nodiscard]] ToolOverlay overlay() const override;

private:
    enum class Grip { None, Box, Handle, Outside };

    void grab(Point place, float reachPx);
    void scaleTo(const PointerInput& input);
    void turnTo(const PointerInput& input);
    Rect show(Document& document) const;

    Fragment m_fragment; ///< Not empty while the edit is open.
    Fragment m_mask; ///< What was selected; empty: nothing.
    Placement m_placement;
    Grip m_grip = Grip::None;
    int m_handleX = 0; ///< -1, 0 or 1: left, middle, right.
    int m_handleY = 0;
    Point m_start;
    Placement m_atStart;
};

} // namespace pleinair
