#pragma once

#include "app/painting/tool.h"

namespace pleinair {

/// Picks the class under the pointer, also while it is dragged. Changes nothing.
class PickerTool final : public Tool {
public:
    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document& document, const PointerInput& input) override;
    ToolStep release(Document&, const PointerInput&) override;
    ToolStep finish(Document&) override;
    void forget() override { m_pressed = false; }
    [[nodiscard]] bool isActive() const override { return false; }
    [[nodiscard]] bool changesPixels() const override { return false; }

private:
    bool m_pressed = false;
};

} // namespace pleinair
