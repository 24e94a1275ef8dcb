#pragma once

#include "app/painting/fragment.h"
#include "app/painting/tool.h"

namespace pleinair {

/// Drags what is selected on the active layer, or all of that layer, by whole pixels; the
/// selection goes along. Alt leaves the original where it was, and what it drags are other things.
class MoveTool final : public Tool {
public:
    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document& document, const PointerInput& input) override;
    ToolStep finish(Document& document) override;
    void forget() override { m_fragment = {}; }
    [[nodiscard]] bool isActive() const override { return !m_fragment.isEmpty(); }

private:
    Fragment m_fragment; ///< Not empty while the edit is open.
    Selection m_selection; ///< As it was.
    Point m_start;
    int m_dx = 0;
    int m_dy = 0;
    bool m_copies = false;
};

} // namespace pleinair
