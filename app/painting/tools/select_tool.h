#pragma once

#include "app/painting/tool.h"

#include <vector>

namespace pleinair {

/// Selects with the pointer: a rectangle, an ellipse or a freehand outline that is dragged, or with
/// one press the clicked area or all of the clicked class.
///
/// Shift adds to what is selected, Alt takes away, both keep what lies in both; else the settings
/// say how. A click without a drag selects nothing where it would replace.
class SelectTool final : public Tool {
public:
    enum class Shape { Rectangle, Ellipse, Lasso, Area, Class };

    explicit SelectTool(Shape shape)
        : m_shape(shape)
    {
    }

    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document& document, const PointerInput& input) override;
    ToolStep finish(Document& document) override;
    void forget() override { m_places.clear(); }
    [[nodiscard]] bool isActive() const override { return !m_places.empty(); }
    [[nodiscard]] bool changesPixels() const override { return false; }
    [[nodiscard]] ToolOverlay overlay() const override;

private:
    ToolStep selectAt(Document& document, const PointerInput& input);
    [[nodiscard]] Spans spans(const Document& document) const;

    Shape m_shape;
    SelectMode m_mode = SelectMode::Replace;
    int m_gapPx = 0;
    std::vector<Point> m_places; ///< Not empty while the edit is open.
};

} // namespace pleinair
