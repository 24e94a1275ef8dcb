#pragma once

#include "app/painting/tool.h"

namespace pleinair {

/// Fills with one press: the clicked region, or everywhere the clicked class is.
class FillTool final : public Tool {
public:
    /// @param reach  fixed, or nullopt: as the settings say.
    explicit FillTool(std::optional<FillReach> reach = std::nullopt)
        : m_reach(reach)
    {
    }

    ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) override;
    ToolStep move(Document&, const PointerInput&) override { return {}; }
    ToolStep release(Document&, const PointerInput&) override { return {}; }
    ToolStep finish(Document&) override { return {}; }
    void forget() override { }
    [[nodiscard]] bool isActive() const override { return false; }

private:
    std::optional<FillReach> m_reach;
};

} // namespace pleinair
