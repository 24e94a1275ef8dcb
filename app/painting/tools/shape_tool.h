#pragma once

#include "app/painting/tool.h"

namespace pleinair {

/// Paints a shape between the place of the press and the pointer. Shift keeps a line at multiples
/// of 15 degrees, and a rectangle or an ellipse as wide as it is high.
class ShapeTool final : public Tool {
public:
    enum class Shape { Line, Rectangle, Ellipse };

    explicit ShapeTool(Shape shape)
        : m_shape(shape)
    {
    }

    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document& document, const PointerInput& input) override;
    ToolStep finish(Document& document) override;
    void forget() override { m_active = false; }
    [[nodiscard]] bool isActive() const override { return m_active; }

private:
    [[nodiscard]] Point constrained(const PointerInput& input) const;
    [[nodiscard]] Spans spansTo(Point end, const Rect& clip) const;

    Shape m_shape;
    bool m_active = false;
    ToolSettings m_settings;
    Point m_start;
};

} // namespace pleinair
