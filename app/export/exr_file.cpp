#include "app/export/exr_file.h"

#include "app/export/picture_export.h"
#include "model/base/error.h"
#include "model/image/resize.h"
#include "model/io/safe_file.h"

#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfIO.h>
#include <OpenEXR/ImfOutputFile.h>
#include <OpenEXR/ImfStandardAttributes.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace pleinair {

namespace {

constexpr const char* kChannels[] = { "R", "G", "B" };

/// What OpenEXR writes into.
class MemoryStream final : public Imf::OStream {
public:
    MemoryStream()
        : Imf::OStream("memory")
    {
    }

    void write(const char bytes[], int count) override
    {
        const auto size = static_cast<std::size_t>(count);
        m_bytes.resize(std::max(m_bytes.size(), m_at + size));
        std::memcpy(m_bytes.data() + m_at, bytes, size);
        m_at += size;
    }
    std::uint64_t tellp() override { return m_at; }
    void seekp(std::uint64_t place) override { m_at = place; }

    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_bytes); }

private:
    std::vector<std::byte> m_bytes;
    std::size_t m_at = 0;
};

std::vector<float> linearPlane(const UnroundedPhotograph& photograph, std::size_t channel, Size size)
{
    const auto area = static_cast<std::ptrdiff_t>(photograph.size.area());
    const auto begin = photograph.planes.begin() + static_cast<std::ptrdiff_t>(channel) * area;
    std::vector<float> plane =
        resizedPlane(std::vector<float>(begin, begin + area), photograph.size, size);
    std::transform(plane.begin(), plane.end(), plane.begin(), linearLight);
    return plane;
}

} // namespace

float linearLight(float value)
{
    const float shown = (value + 1) / 2;
    const float size = std::abs(shown);
    const float linear =
        size <= 0.04045F ? size / 12.92F : std::pow((size + 0.055F) / 1.055F, 2.4F);
    return std::copysign(linear, shown);
}

std::vector<std::byte> encodeExr(const UnroundedPhotograph& photograph, int scale)
{
    if (photograph.size.isEmpty()
        || photograph.planes.size() != static_cast<std::size_t>(photograph.size.area()) * 3)
        throw Error(ErrorKind::InvalidArgument, "There is no photograph to save yet.");
    const Size size = enlargedSize(photograph.size, scale);
    try {
        Imf::Header header(size.width, size.height);
        header.compression() = Imf::ZIP_COMPRESSION;
        Imf::addChromaticities(header, Imf::Chromaticities());
        Imf::FrameBuffer frame;
        std::vector<float> planes[3];
        for (std::size_t channel = 0; channel < 3; ++channel) {
            planes[channel] = linearPlane(photograph, channel, size);
            header.channels().insert(kChannels[channel], Imf::Channel(Imf::FLOAT));
            frame.insert(kChannels[channel],
                Imf::Slice(Imf::FLOAT, reinterpret_cast<char*>(planes[channel].data()),
                    sizeof(float), sizeof(float) * static_cast<std::size_t>(size.width)));
        }
        MemoryStream stream;
        {
            Imf::OutputFile file(stream, header);
            file.setFrameBuffer(frame);
            file.writePixels(size.height);
        }
        return stream.take();
    } catch (const std::exception& error) {
        throw Error(
            ErrorKind::OutOfMemory, std::string("An EXR cannot be made: ") + error.what() + ".");
    }
}

void exportExr(
    const std::filesystem::path& file, const UnroundedPhotograph& photograph, int scale)
{
    writeWholeFile(file, encodeExr(photograph, scale));
}

} // namespace pleinair
