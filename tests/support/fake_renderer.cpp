#include "tests/support/fake_renderer.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace pleinair {

namespace {

/// The middle of the values that toImage() rounds to this byte.
float fromByte(std::uint8_t value)
{
    return (static_cast<float>(value) + 0.5F) / 255 * 2 - 1;
}

/// @return false if stop came before the time was over.
bool waitFor(std::chrono::milliseconds duration, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    changed.wait_for(lock, stop, duration, [&] { return stop.stop_requested(); });
    return !stop.stop_requested();
}

} // namespace

FakeRenderer::FakeRenderer(ClassTable classes)
    : m_classes(std::move(classes))
{
}

std::optional<RawImage> FakeRenderer::renderRaw(
    const RenderRequest& request, const std::stop_token& stop)
{
    failIfAsked();
    if (!waitFor(m_duration, stop))
        return std::nullopt;
    const Size size = request.labels.size();
    const auto area = static_cast<std::size_t>(size.area());
    RawImage image { size, std::vector<float>(area * 3) };
    for (std::size_t pixel = 0; pixel < area; ++pixel) {
        const ClassId id = request.labels.labels()[pixel];
        const Color color = id < m_classes.count() ? m_classes[id].color : Color {};
        image.planes[pixel] = fromByte(color.r);
        image.planes[area + pixel] = fromByte(color.g);
        image.planes[2 * area + pixel] = fromByte(color.b);
    }
    ++m_finished;
    return image;
}

StyleVector FakeRenderer::encode(const Image& photograph)
{
    failIfAsked();
    std::array<double, 3> sums {};
    for (std::size_t i = 0; i < photograph.rgb.size(); ++i)
        sums[i % 3] += photograph.rgb[i];
    StyleVector style { {}, std::vector<float>(3) };
    for (const double sum : sums)
        style.mu.push_back(
            static_cast<float>(sum / static_cast<double>(photograph.size.area()) / 127.5 - 1));
    return style;
}

void FakeRenderer::failIfAsked() const
{
    if (const int kind = m_failure; kind >= 0)
        throw Error(static_cast<ErrorKind>(kind), "The renderer was told to fail.");
}

} // namespace pleinair
