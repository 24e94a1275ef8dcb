#include "model/render/cpu_renderer.h"

#include "model/render/request_checks.h"

namespace pleinair {

CpuRenderer::CpuRenderer(const NetworkWeights& weights, const CpuEngineOptions& options)
    : m_options(weights.options)
    , m_engine(weights, options)
{
}

std::string CpuRenderer::deviceName() const
{
    return "CPU (" + std::to_string(m_engine.threads())
        + (m_engine.threads() == 1 ? " thread)" : " threads)");
}

std::optional<RawImage> CpuRenderer::renderRaw(
    const RenderRequest& request, const std::stop_token& stop)
{
    checkRequest(request, m_options);
    RawImage image { request.labels.size(),
        std::vector<float>(static_cast<std::size_t>(request.labels.size().area()) * 3) };
    if (!m_engine.render(request.labels, request.edges, request.style.mu, image.planes, stop))
        return std::nullopt;
    return image;
}

StyleVector CpuRenderer::encode(const Image& photograph)
{
    checkPhotograph(photograph, m_engine.hasEncoder());
    return m_engine.encode(photograph);
}

std::vector<StageTime> CpuRenderer::lastStageTimes() const
{
    std::vector<StageTime> times;
    for (const EngineStage& stage : m_engine.stages())
        times.push_back({ stage.name, stage.milliseconds });
    return times;
}

} // namespace pleinair
