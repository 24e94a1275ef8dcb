#include "app/project/layer_picture.h"

#include "model/base/error.h"
#include "model/base/label_mapping.h"
#include "model/image/label_survey.h"
#include "model/image/png_pixels.h"

#include <algorithm>
#include <unordered_map>

namespace pleinair {

namespace {

constexpr std::uint32_t kOpaque = 0xFF000000;
/// More different colours than this are counted as one: a soft brush makes thousands.
constexpr std::size_t kMostColors = 65536;

/// The pixels of any PNG as 0xAARRGGBB; 16-bit samples lose their lower byte.
class ColorRows {
public:
    explicit ColorRows(const PngPixels& png)
        : m_png(png)
        , m_channels(static_cast<std::size_t>(png.channels()))
        , m_bytes(png.bitDepth == 16 ? 2 : 1)
        , m_scale(png.bitDepth < 8 && png.kind == PngPixels::Kind::Grey
                  ? 255U / ((1U << png.bitDepth) - 1U)
                  : 1U)
    {
    }

    [[nodiscard]] std::uint32_t at(int x, int y) const
    {
        const std::size_t pixel = static_cast<std::size_t>(y)
                * static_cast<std::size_t>(m_png.size.width)
            + static_cast<std::size_t>(x);
        const auto sample = [&](std::size_t channel) -> std::uint32_t {
            return m_png.samples[(pixel * m_channels + channel) * m_bytes];
        };
        switch (m_png.kind) {
        case PngPixels::Kind::Palette: {
            const std::uint32_t index = sample(0);
            return index < m_png.palette.size() ? kOpaque | packedColor(m_png.palette[index]) : 0;
        }
        case PngPixels::Kind::Grey:
            return kOpaque | sample(0) * m_scale * 0x10101U;
        case PngPixels::Kind::GreyAlpha:
            return sample(1) << 24 | sample(0) * 0x10101U;
        case PngPixels::Kind::Rgb:
            return kOpaque | sample(0) << 16 | sample(1) << 8 | sample(2);
        case PngPixels::Kind::Rgba:
            return sample(3) << 24 | sample(0) << 16 | sample(1) << 8 | sample(2);
        }
        return 0;
    }

private:
    const PngPixels& m_png;
    std::size_t m_channels;
    std::size_t m_bytes;
    std::uint32_t m_scale;
};

Color colorOf(std::uint32_t color)
{
    return { static_cast<std::uint8_t>(color >> 16 & 255U),
        static_cast<std::uint8_t>(color >> 8 & 255U), static_cast<std::uint8_t>(color & 255U) };
}

/// Finds the class of a colour; each colour is looked for once.
class ColorMatcher {
public:
    ColorMatcher(const ClassTable& classes, UnmatchedPixels policy, UnmatchedColors& unmatched)
        : m_classes(classes)
        , m_policy(policy)
        , m_unmatched(unmatched)
    {
        for (int id = 0; id < classes.count(); ++id)
            m_known.emplace(kOpaque | packedColor(classes[static_cast<ClassId>(id)].color),
                static_cast<ClassId>(id));
    }

    [[nodiscard]] ClassId match(std::uint32_t color)
    {
        if (color >> 24 == 0)
            return kUnknownClass;
        if (const auto known = m_known.find(color); known != m_known.end())
            return known->second;
        const bool isNew = !m_unmatched.contains(color);
        if (isNew && m_unmatched.size() >= kMostColors)
            color &= 0xFFF0F0F0;
        ++m_unmatched[color];
        if (m_policy != UnmatchedPixels::Nearest || color >> 24 < 128)
            return kUnknownClass;
        const auto [found, wasNew] = m_nearest.try_emplace(color, kUnknownClass);
        if (wasNew)
            found->second = nearestClass(colorOf(color), m_classes);
        return found->second;
    }

private:
    const ClassTable& m_classes;
    UnmatchedPixels m_policy;
    UnmatchedColors& m_unmatched;
    std::unordered_map<std::uint32_t, ClassId> m_known;
    std::unordered_map<std::uint32_t, ClassId> m_nearest;
};

} // namespace

std::vector<std::byte> encodeLayerPicture(const LabelMap& labels, const ClassTable& classes)
{
    PngPixels png;
    png.size = labels.size();
    png.kind = PngPixels::Kind::Rgba;
    png.samples.resize(labels.labels().size() * 4);
    std::uint8_t* to = png.samples.data();
    for (const ClassId id : labels.labels()) {
        if (id != kUnknownClass) {
            const Color color = classes[id].color;
            to[0] = color.r;
            to[1] = color.g;
            to[2] = color.b;
            to[3] = 255;
        }
        to += 4;
    }
    return encodePngPixels(png, PngContent::Flat);
}

LabelMap decodeLayerPicture(std::span<const std::byte> png, Rect place, Size canvas,
    const ClassTable& classes, UnmatchedPixels policy, UnmatchedColors& unmatched,
    const std::string& name)
{
    const PngPixels pixels = decodePngPixels(png, name);
    const Rect seen =
        Rect { place.x, place.y, pixels.size.width, pixels.size.height }.intersected(Rect::of(canvas));
    LabelMap labels(canvas, kUnknownClass);
    const ColorRows colors(pixels);
    ColorMatcher matcher(classes, policy, unmatched);
    std::uint32_t lastColor = 0;
    ClassId last = kUnknownClass;
    for (int y = seen.y; y < seen.bottom(); ++y) {
        for (int x = seen.x; x < seen.right(); ++x) {
            const std::uint32_t color = colors.at(x - place.x, y - place.y);
            // An unmatched colour is asked for again each time, for it to be counted.
            if (color != lastColor || last == kUnknownClass || unmatched.contains(color)) {
                last = matcher.match(color);
                lastColor = color;
            }
            labels.set(x, y, last);
        }
    }
    return labels;
}

Image decodePhotographLayer(std::span<const std::byte> png, const std::string& name)
{
    const PngPixels pixels = decodePngPixels(png, name);
    const ColorRows colors(pixels);
    Image image;
    image.size = pixels.size;
    image.rgb.reserve(static_cast<std::size_t>(image.size.area()) * 3);
    for (int y = 0; y < image.size.height; ++y) {
        for (int x = 0; x < image.size.width; ++x) {
            const std::uint32_t color = colors.at(x, y);
            const std::uint32_t shown = color >> 24 == 0 ? 0 : color;
            for (const int shift : { 16, 8, 0 })
                image.rgb.push_back(static_cast<std::uint8_t>(shown >> shift & 255U));
        }
    }
    return image;
}

} // namespace pleinair
