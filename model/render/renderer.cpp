#include "model/render/renderer.h"

#include <algorithm>
#include <cstddef>

namespace pleinair {

namespace {

std::uint8_t toByte(float value)
{
    const float level = (value + 1) / 2 * 255;
    // The comparisons are arranged so that a value that is not a number becomes 0.
    return level > 0 ? static_cast<std::uint8_t>(std::min(level, 255.0F)) : std::uint8_t { 0 };
}

/// @param at  the id at (x, y).
template <typename IdAt>
std::vector<std::uint8_t> edgesOf(Size size, const IdAt& at)
{
    std::vector<std::uint8_t> edges(static_cast<std::size_t>(size.area()));
    const auto index = [&](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width)
            + static_cast<std::size_t>(x);
    };
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            if (x + 1 < size.width && at(x, y) != at(x + 1, y))
                edges[index(x, y)] = edges[index(x + 1, y)] = 1;
            if (y + 1 < size.height && at(x, y) != at(x, y + 1))
                edges[index(x, y)] = edges[index(x, y + 1)] = 1;
        }
    }
    return edges;
}

} // namespace

std::optional<Image> Renderer::render(const RenderRequest& request, const std::stop_token& stop)
{
    const auto raw = renderRaw(request, stop);
    if (!raw)
        return std::nullopt;
    return toImage(*raw);
}

Image toImage(const RawImage& raw)
{
    const auto area = static_cast<std::size_t>(raw.size.area());
    Image image { raw.size, std::vector<std::uint8_t>(area * 3) };
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const float* plane = raw.planes.data() + channel * area;
        for (std::size_t pixel = 0; pixel < area; ++pixel)
            image.rgb[pixel * 3 + channel] = toByte(plane[pixel]);
    }
    return image;
}

std::vector<std::uint8_t> instanceEdges(Size size, const std::vector<std::uint32_t>& ids)
{
    return edgesOf(size, [&](int x, int y) {
        return ids[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width)
            + static_cast<std::size_t>(x)];
    });
}

std::vector<std::uint8_t> labelEdges(const LabelMap& labels)
{
    return edgesOf(labels.size(), [&](int x, int y) { return labels.at(x, y); });
}

} // namespace pleinair
