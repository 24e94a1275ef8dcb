#pragma once

#include "app/painting/tool.h"

#include <vector>

namespace pleinair {

/// Paints a polygon: each press sets a corner, and the last one follows the pointer until then. A
/// press on the first corner, or finish(), completes it.
class PolygonTool final : public Tool {
public:
    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document& document, const PointerInput& input) override;
    ToolStep finish(Document& document) override;
    void forget() override { m_corners.clear(); }
    [[nodiscard]] bool isActive() const override { return !m_corners.empty(); }

private:
    [[nodiscard]] bool isOnFirstCorner(Point place, Size painting) const;

    ClassId m_class = 0;
    Symmetry m_symmetry = Symmetry::None;
    std::vector<Point> m_corners; ///< Those set, while the edit is open.
};

} // namespace pleinair
