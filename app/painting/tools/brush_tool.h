#pragma once

#include "app/painting/stroke.h"
#include "app/painting/tool.h"

#include <optional>

namespace pleinair {

/// Paints freehand: the brush with the chosen class, the eraser with the document's base class.
/// Shift+press paints straight on from where the stroke before ended.
class BrushTool final : public Tool {
public:
    enum class Paints { ChosenClass, BaseClass };

    explicit BrushTool(Paints paints)
        : m_paints(paints)
    {
    }

    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document& document, const PointerInput& input) override;
    ToolStep finish(Document& document) override;
    void forget() override;
    [[nodiscard]] bool isActive() const override { return m_stroke.has_value(); }

private:
    Paints m_paints;
    std::optional<Stroke> m_stroke;
    float m_lag = 0; ///< The stabiliser of this stroke.
    Point m_pen; ///< Behind the pointer by the lag.
    std::optional<Point> m_last; ///< Where the last stroke has come to.
};

} // namespace pleinair
