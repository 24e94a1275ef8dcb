#include "model/render/fallback_renderer.h"

#include "model/base/error.h"
#include "model/base/log.h"

namespace pleinair {

namespace {

/// Whether the device is to blame, and not what was asked of it.
bool isOfDevice(const Error& error)
{
    return error.kind() == ErrorKind::OutOfMemory || error.kind() == ErrorKind::Device;
}

} // namespace

FallbackRenderer::FallbackRenderer(
    std::unique_ptr<Renderer> device, Maker makeDevice, Maker makeCpu)
    : m_device(std::move(device))
    , m_makeDevice(std::move(makeDevice))
    , m_makeCpu(std::move(makeCpu))
{
}

std::string FallbackRenderer::deviceName() const
{
    return m_device ? m_device->deviceName() : m_cpu ? m_cpu->deviceName() : "CPU";
}

std::optional<RawImage> FallbackRenderer::renderRaw(
    const RenderRequest& request, const std::stop_token& stop)
{
    return onEither([&](Renderer& renderer) { return renderer.renderRaw(request, stop); });
}

std::optional<Image> FallbackRenderer::render(
    const RenderRequest& request, const std::stop_token& stop)
{
    return onEither([&](Renderer& renderer) { return renderer.render(request, stop); });
}

StyleVector FallbackRenderer::encode(const Image& photograph)
{
    return onEither([&](Renderer& renderer) { return renderer.encode(photograph); });
}

std::vector<StageTime> FallbackRenderer::lastStageTimes() const
{
    const Renderer* renderer = m_device ? m_device.get() : m_cpu.get();
    return renderer ? renderer->lastStageTimes() : std::vector<StageTime> {};
}

void FallbackRenderer::retryDevice()
{
    if (m_device)
        return;
    try {
        m_device = m_makeDevice();
        m_trouble.clear();
        m_cpu.reset();
        log(LogLevel::Info, m_device->deviceName() + " paints again.");
    } catch (const Error& error) {
        leaveDevice(error.what());
    }
}

template <typename Work>
auto FallbackRenderer::onEither(const Work& work) -> decltype(work(std::declval<Renderer&>()))
{
    if (m_device) {
        try {
            return work(*m_device);
        } catch (const Error& error) {
            if (!isOfDevice(error))
                throw;
            leaveDevice(error.what());
        }
    }
    if (!m_cpu)
        m_cpu = m_makeCpu();
    return work(*m_cpu);
}

void FallbackRenderer::leaveDevice(const std::string& reason)
{
    m_device.reset();
    m_trouble = reason;
    log(LogLevel::Warning, reason + " The CPU paints instead.");
}

} // namespace pleinair
