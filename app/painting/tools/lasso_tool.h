#pragma once

#include "app/painting/tool.h"

#include <vector>

namespace pleinair {

/// Paints what a freehand outline encloses; its end is joined to its start.
class LassoTool final : public Tool {
public:
    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document& document, const PointerInput& input) override;
    ToolStep finish(Document& document) override;
    void forget() override { m_outline.clear(); }
    [[nodiscard]] bool isActive() const override { return !m_outline.empty(); }

private:
    ClassId m_class = 0;
    Symmetry m_symmetry = Symmetry::None;
    std::vector<Point> m_outline; ///< Not empty while the edit is open.
};

} // namespace pleinair
