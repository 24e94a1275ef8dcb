#include "app/export/psd_file.h"

#include "model/base/error.h"
#include "model/image/photograph_codec.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>
#include <utility>

namespace pleinair {

namespace {

constexpr int kMaxSide = 30'000;
constexpr std::uint16_t kRuns = 1;
constexpr std::uint16_t kRgbMode = 3;
constexpr std::uint16_t kIccResource = 1039;
constexpr std::uint8_t kHidden = 2;

/// Big-endian numbers, one after the other.
class BigEndian {
public:
    void add8(unsigned value) { m_bytes.push_back(static_cast<std::byte>(value)); }
    void add16(unsigned value)
    {
        add8(value >> 8 & 255U);
        add8(value & 255U);
    }
    void add32(std::uint32_t value)
    {
        add16(value >> 16);
        add16(value & 0xFFFFU);
    }
    void addText(std::string_view text)
    {
        for (const char letter : text)
            m_bytes.push_back(static_cast<std::byte>(letter));
    }
    void add(std::span<const std::byte> bytes)
    {
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }
    /// A part with its length before it, filled up to a multiple.
    void addPart(const BigEndian& part, std::size_t multiple = 1)
    {
        const std::size_t length = (part.m_bytes.size() + multiple - 1) / multiple * multiple;
        add32(static_cast<std::uint32_t>(length));
        add(part.m_bytes);
        m_bytes.resize(m_bytes.size() + length - part.m_bytes.size());
    }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_bytes); }
    [[nodiscard]] const std::vector<std::byte>& bytes() const { return m_bytes; }

private:
    std::vector<std::byte> m_bytes;
};

/// PackBits: runs of equal bytes, and runs of different ones.
void packRow(std::span<const std::uint8_t> row, std::vector<std::byte>& to)
{
    constexpr std::size_t kLongest = 128;
    for (std::size_t at = 0; at < row.size();) {
        const auto runAt = [&row](std::size_t from) {
            std::size_t end = from + 1;
            while (end < row.size() && end - from < kLongest && row[end] == row[from])
                ++end;
            return end - from;
        };
        const std::size_t run = runAt(at);
        if (run >= 2) {
            to.push_back(static_cast<std::byte>(257 - run));
            to.push_back(static_cast<std::byte>(row[at]));
            at += run;
            continue;
        }
        std::size_t end = at + 1;
        while (end < row.size() && end - at < kLongest && runAt(end) < 3)
            ++end;
        to.push_back(static_cast<std::byte>(end - at - 1));
        for (std::size_t i = at; i < end; ++i)
            to.push_back(static_cast<std::byte>(row[i]));
        at = end;
    }
}

/// Rows of one channel of interleaved pixels, packed; their lengths stand before them.
struct PackedPlane {
    std::vector<std::uint16_t> lengths;
    std::vector<std::byte> rows;
};

PackedPlane packPlane(
    const std::vector<std::uint8_t>& pixels, Size size, std::size_t channels, std::size_t channel)
{
    PackedPlane plane;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(size.width));
    std::size_t at = channel;
    for (int y = 0; y < size.height; ++y) {
        for (std::uint8_t& sample : row) {
            sample = pixels[at];
            at += channels;
        }
        const std::size_t before = plane.rows.size();
        packRow(row, plane.rows);
        plane.lengths.push_back(static_cast<std::uint16_t>(plane.rows.size() - before));
    }
    return plane;
}

BigEndian channelOf(const PsdLayer& layer, std::size_t channel)
{
    BigEndian bytes;
    if (layer.area.isEmpty()) {
        bytes.add16(0); // Nothing, not packed.
        return bytes;
    }
    const PackedPlane plane = packPlane(layer.rgba, layer.area.size(), 4, channel);
    bytes.add16(kRuns);
    for (const std::uint16_t length : plane.lengths)
        bytes.add16(length);
    bytes.add(plane.rows);
    return bytes;
}

/// UTF-8 as UTF-16, for names; damaged sequences become '?'.
std::vector<std::uint16_t> utf16Of(std::string_view text)
{
    std::vector<std::uint16_t> units;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<std::uint8_t>(text[at]);
        const std::size_t length = first < 0x80 ? 1
            : first >= 0xF0                     ? 4
            : first >= 0xE0                     ? 3
            : first >= 0xC0                     ? 2
                                                : 0;
        if (length == 0 || at + length > text.size()) {
            units.push_back('?');
            ++at;
            continue;
        }
        std::uint32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
        for (std::size_t i = 1; i < length; ++i)
            code = code << 6 | (static_cast<std::uint8_t>(text[at + i]) & 0x3FU);
        if (code >= 0x10000) {
            units.push_back(static_cast<std::uint16_t>(0xD800 + ((code - 0x10000) >> 10)));
            units.push_back(static_cast<std::uint16_t>(0xDC00 + ((code - 0x10000) & 0x3FF)));
        } else {
            units.push_back(static_cast<std::uint16_t>(code));
        }
        at += length;
    }
    return units;
}

/// What stands behind a layer's flags: masks (none), the short name, the long one.
BigEndian extraOf(const PsdLayer& layer)
{
    constexpr std::size_t kLongestName = 255;
    BigEndian extra;
    extra.add32(0);
    extra.add32(0);
    const std::string shortName = layer.name.substr(0, kLongestName);
    extra.add8(static_cast<unsigned>(shortName.size()));
    extra.addText(shortName);
    for (std::size_t length = shortName.size() + 1; length % 4 != 0; ++length)
        extra.add8(0);
    BigEndian name;
    const auto units = utf16Of(layer.name);
    name.add32(static_cast<std::uint32_t>(units.size()));
    for (const std::uint16_t unit : units)
        name.add16(unit);
    extra.addText("8BIMluni");
    extra.addPart(name, 4);
    if (layer.isLocked) {
        constexpr std::uint32_t kPixelsAndPlace = 2 | 4;
        BigEndian protection;
        protection.add32(kPixelsAndPlace);
        extra.addText("8BIMlspf");
        extra.addPart(protection);
    }
    return extra;
}

BigEndian layerInfoOf(const std::vector<PsdLayer>& layers)
{
    constexpr int kChannels[] = { -1, 0, 1, 2 };
    BigEndian records;
    BigEndian pixels;
    records.add16(static_cast<unsigned>(layers.size()));
    for (const PsdLayer& layer : layers) {
        for (const int edge :
            { layer.area.y, layer.area.x, layer.area.bottom(), layer.area.right() })
            records.add32(static_cast<std::uint32_t>(edge));
        records.add16(static_cast<unsigned>(std::size(kChannels)));
        for (const int id : kChannels) {
            const BigEndian channel = channelOf(layer, id < 0 ? 3 : static_cast<std::size_t>(id));
            records.add16(static_cast<unsigned>(id) & 0xFFFFU);
            records.add32(static_cast<std::uint32_t>(channel.size()));
            pixels.add(channel.bytes());
        }
        records.addText("8BIMnorm");
        records.add8(static_cast<unsigned>(std::lround(std::clamp(layer.opacity, 0.F, 1.F) * 255)));
        records.add8(0); // Not clipped.
        records.add8(layer.isVisible ? 0 : kHidden);
        records.add8(0);
        records.addPart(extraOf(layer));
    }
    records.add(pixels.bytes());
    return records;
}

BigEndian resources()
{
    const auto profile = srgbProfile();
    BigEndian all;
    all.addText("8BIM");
    all.add16(kIccResource);
    all.add16(0); // No name.
    all.add32(static_cast<std::uint32_t>(profile.size()));
    all.add(profile);
    if (profile.size() % 2 != 0)
        all.add8(0);
    return all;
}

} // namespace

std::vector<std::byte> encodePsd(
    Size canvas, const std::vector<PsdLayer>& layers, const Image& merged)
{
    if (canvas.isEmpty() || std::max(canvas.width, canvas.height) > kMaxSide)
        throw Error(ErrorKind::InvalidArgument, "A PSD has sides of 1 to 30000 pixels.");
    BigEndian file;
    file.addText("8BPS");
    file.add16(1);
    for (int i = 0; i < 6; ++i)
        file.add8(0);
    file.add16(3);
    file.add32(static_cast<std::uint32_t>(canvas.height));
    file.add32(static_cast<std::uint32_t>(canvas.width));
    file.add16(8);
    file.add16(kRgbMode);
    file.add32(0); // No palette.
    file.addPart(resources());
    BigEndian layerSection;
    layerSection.addPart(layerInfoOf(layers), 4);
    layerSection.add32(0); // No global mask.
    file.addPart(layerSection);
    file.add16(kRuns);
    std::vector<std::byte> rows;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const PackedPlane plane = packPlane(merged.rgb, canvas, 3, channel);
        for (const std::uint16_t length : plane.lengths)
            file.add16(length);
        rows.insert(rows.end(), plane.rows.begin(), plane.rows.end());
    }
    file.add(rows);
    return file.take();
}

} // namespace pleinair
