#include "app/export/psd_file.h"

#include "model/base/error.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/app/project/project_fixtures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace pleinair {
namespace {

/// Reads back what was written, as far as the tests want to know it.
class PsdReader {
public:
    explicit PsdReader(std::vector<std::byte> bytes)
        : m_bytes(std::move(bytes))
    {
    }

    std::uint32_t number(std::size_t count)
    {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value << 8 | std::to_integer<std::uint32_t>(m_bytes.at(m_at++));
        return value;
    }
    void skip(std::size_t count) { m_at += count; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }

    /// One plane of packed rows.
    std::vector<std::uint8_t> plane(const std::vector<std::uint32_t>& lengths, std::size_t width)
    {
        std::vector<std::uint8_t> values;
        for (const std::uint32_t length : lengths) {
            const std::size_t end = m_at + length;
            const std::size_t rowEnd = values.size() + width;
            while (m_at < end) {
                const std::uint32_t head = number(1);
                if (head > 128)
                    values.insert(values.end(), 257 - head, static_cast<std::uint8_t>(number(1)));
                else
                    for (std::uint32_t i = 0; i <= head; ++i)
                        values.push_back(static_cast<std::uint8_t>(number(1)));
            }
            EXPECT_EQ(values.size(), rowEnd);
        }
        return values;
    }

private:
    std::vector<std::byte> m_bytes;
    std::size_t m_at = 0;
};

Image noise(Size size)
{
    Dice dice(3);
    Image image { size, {} };
    for (std::int64_t i = 0; i < size.area() * 3; ++i)
        image.rgb.push_back(static_cast<std::uint8_t>(dice.roll(3) == 0 ? 7 : dice.roll(256)));
    return image;
}

TEST(PsdFile, TheMergedPictureComesBackFromItsRuns)
{
    const Image merged = noise({ 301, 20 });
    PsdReader reader(encodePsd(merged.size, {}, merged));

    EXPECT_EQ(reader.number(4), 0x38425053U); // 8BPS
    EXPECT_EQ(reader.number(2), 1U);
    reader.skip(6);
    EXPECT_EQ(reader.number(2), 3U);
    EXPECT_EQ(reader.number(4), 20U);
    EXPECT_EQ(reader.number(4), 301U);
    EXPECT_EQ(reader.number(2), 8U);
    EXPECT_EQ(reader.number(2), 3U);
    for (int part = 0; part < 3; ++part)
        reader.skip(reader.number(4)); // palette, resources, layers
    EXPECT_EQ(reader.number(2), 1U);
    std::vector<std::vector<std::uint32_t>> lengths(3);
    for (auto& channel : lengths)
        for (int y = 0; y < 20; ++y)
            channel.push_back(reader.number(2));
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const auto plane = reader.plane(lengths[channel], 301);
        ASSERT_EQ(plane.size(), 301U * 20);
        for (std::size_t i = 0; i < plane.size(); ++i)
            ASSERT_EQ(plane[i], merged.rgb[i * 3 + channel]);
    }
    EXPECT_TRUE(reader.atEnd());
}

TEST(PsdFile, EachLayerHasItsPlaceItsNameAndItsLengths)
{
    const PsdLayer lake { "Lake", { 2, 1, 3, 2 }, std::vector<std::uint8_t>(24, 200), .5F, false, true };
    const PsdLayer nothing { "B\xC3\xA4ume", {}, {}, 1, true, false };
    PsdReader reader(encodePsd({ 8, 8 }, { lake, nothing }, noise({ 8, 8 })));

    reader.skip(26);
    reader.skip(reader.number(4));
    reader.skip(reader.number(4));
    const std::size_t sectionBytes = reader.number(4);
    const std::size_t sectionEnd = reader.at() + sectionBytes;
    const std::size_t infoBytes = reader.number(4);
    const std::size_t infoEnd = reader.at() + infoBytes;
    EXPECT_EQ(reader.number(2), 2U);
    std::size_t pixelBytes = 0;
    for (const PsdLayer* layer : { &lake, &nothing }) {
        for (const int edge : { layer->area.y, layer->area.x, layer->area.bottom(), layer->area.right() })
            EXPECT_EQ(reader.number(4), static_cast<std::uint32_t>(edge));
        EXPECT_EQ(reader.number(2), 4U);
        for (const std::uint32_t id : { 0xFFFFU, 0U, 1U, 2U }) {
            EXPECT_EQ(reader.number(2), id);
            pixelBytes += reader.number(4);
        }
        reader.skip(8);
        EXPECT_EQ(reader.number(1), layer == &lake ? 128U : 255U);
        reader.skip(1);
        EXPECT_EQ(reader.number(1), layer == &lake ? 2U : 0U);
        reader.skip(1);
        reader.skip(reader.number(4));
    }
    EXPECT_LE(infoEnd - reader.at() - pixelBytes, 3U) << "filled up to a multiple of four";
    EXPECT_EQ(infoEnd + 4, sectionEnd);
}

TEST(PsdFile, AProjectIsExportedAndTooLargeOnesAreRefused)
{
    const TemporaryFolder folder;
    exportPsd(folder / "a.psd", fullProject());

    EXPECT_GT(std::filesystem::file_size(folder / "a.psd"), 2000U);
    EXPECT_THROW((void)encodePsd({ 30'001, 1 }, {}, {}), Error);
    EXPECT_THROW(exportPsd(folder / "gone" / "a.psd", fullProject()), Error);
}

} // namespace
} // namespace pleinair
