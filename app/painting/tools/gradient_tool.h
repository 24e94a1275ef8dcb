#pragma once

#include "app/painting/tool.h"

namespace pleinair {

/// Scatters a class that thins out along the drag: all of it before the start, nothing of it
/// beyond the end, grain by grain between. Where it is not, a second class may be painted. Keep it
/// to a part of the painting by selecting that first.
class GradientTool final : public Tool {
public:
    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document& document, const PointerInput& input) override;
    ToolStep finish(Document& document) override;
    void forget() override { m_active = false; }
    [[nodiscard]] bool isActive() const override { return m_active; }
    [[nodiscard]] ToolOverlay overlay() const override;

private:
    bool m_active = false;
    ToolSettings m_settings;
    Point m_start;
    Point m_end;
};

} // namespace pleinair
