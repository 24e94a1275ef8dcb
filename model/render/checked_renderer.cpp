#include "model/render/checked_renderer.h"

#include "model/base/error.h"

#include <cmath>
#include <utility>

namespace pleinair {

CheckedRenderer::CheckedRenderer(
    std::unique_ptr<Renderer> device, std::unique_ptr<Renderer> reference, float tolerance)
    : m_device(std::move(device))
    , m_reference(std::move(reference))
    , m_tolerance(tolerance)
{
}

std::string CheckedRenderer::deviceName() const
{
    return m_device->deviceName() + ", checked against " + m_reference->deviceName();
}

std::optional<RawImage> CheckedRenderer::renderRaw(
    const RenderRequest& request, const std::stop_token& stop)
{
    auto actual = m_device->renderRaw(request, stop);
    const auto expected = actual ? m_reference->renderRaw(request, stop) : std::nullopt;
    if (!actual || !expected)
        return std::nullopt;
    compare("photograph", actual->planes, expected->planes);
    return actual;
}

StyleVector CheckedRenderer::encode(const Image& photograph)
{
    StyleVector actual = m_device->encode(photograph);
    const StyleVector expected = m_reference->encode(photograph);
    compare("style", actual.mu, expected.mu);
    compare("style", actual.logvar, expected.logvar);
    return actual;
}

void CheckedRenderer::compare(const char* what, const std::vector<float>& actual,
    const std::vector<float>& expected) const
{
    float largest = actual.size() == expected.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < actual.size() && i < expected.size(); ++i) {
        const float apart = std::abs(actual[i] - expected[i]);
        // A value that is not a number is the largest difference of all.
        largest = apart <= largest ? largest : std::isnan(apart) ? INFINITY : apart;
    }
    if (largest <= m_tolerance)
        return;
    throw Error(ErrorKind::Device,
        m_device->deviceName() + " does not compute what it should: its " + what + " differs by "
            + std::to_string(largest) + " from that of " + m_reference->deviceName()
            + "; accepted are " + std::to_string(m_tolerance) + ".");
}

} // namespace pleinair
