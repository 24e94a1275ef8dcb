#pragma once

#include "model/cpu/cpu_engine.h"
#include "model/io/network_weights.h"
#include "model/render/renderer.h"

namespace pleinair {

/// Renders with the live engine on the CPU, without LibTorch. Private to this folder and its tests.
class CpuRenderer final : public Renderer {
public:
    /// @throws Error (OutOfMemory, Device).
    CpuRenderer(const NetworkWeights& weights, const CpuEngineOptions& options);

    [[nodiscard]] std::string deviceName() const override;
    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] StyleVector encode(const Image& photograph) override;
    [[nodiscard]] std::vector<StageTime> lastStageTimes() const override;

    [[nodiscard]] CpuEngine& engine() { return m_engine; }

private:
    NetworkOptions m_options;
    CpuEngine m_engine;
};

} // namespace pleinair
