#include "app/export/picture_export.h"

#include "app/files/photograph_import.h"
#include "model/base/error.h"
#include "tests/unit/app/files/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace pleinair {
namespace {

/// A smooth picture, so that JPEG keeps it nearly as it is.
Image gradient()
{
    Image image { { 64, 48 }, {} };
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 64; ++x) {
            image.rgb.push_back(static_cast<std::uint8_t>(3 * x));
            image.rgb.push_back(static_cast<std::uint8_t>(4 * y));
            image.rgb.push_back(120);
        }
    }
    return image;
}

bool holds(const std::vector<std::byte>& bytes, std::string_view text)
{
    return std::search(bytes.begin(), bytes.end(), text.begin(), text.end(),
               [](std::byte a, char b) { return a == static_cast<std::byte>(b); })
        != bytes.end();
}

TEST(PictureExport, APngIsTheExactPictureWithAnSrgbTag)
{
    const TemporaryFolder folder;
    exportPicture(folder / "photograph.PNG", gradient());

    EXPECT_EQ(openPhotograph(folder / "photograph.PNG"), gradient());
    EXPECT_TRUE(holds(encodePhotograph(gradient(), PictureFormat::Png), "sRGB"));
}

TEST(PictureExport, AJpegIsNearlyThePictureWithAnSrgbTag)
{
    const TemporaryFolder folder;
    exportPicture(folder / "photograph.jpg", gradient(), { .quality = 95 });
    const Image read = openPhotograph(folder / "photograph.jpg");

    ASSERT_EQ(read.size, gradient().size);
    int largest = 0;
    for (std::size_t i = 0; i < read.rgb.size(); ++i)
        largest = std::max(largest, std::abs(int { read.rgb[i] } - gradient().rgb[i]));
    EXPECT_LE(largest, 12);
    EXPECT_TRUE(holds(encodePhotograph(gradient(), PictureFormat::Jpeg), "Exif"));
}

TEST(PictureExport, ATiffIsTheExactPictureWithItsProfile)
{
    const TemporaryFolder folder;
    exportPicture(folder / "photograph.tif", gradient());

    EXPECT_EQ(openPhotograph(folder / "photograph.tif"), gradient());
    EXPECT_TRUE(holds(encodePhotograph(gradient(), PictureFormat::Tiff), "acsp"));
}

TEST(PictureExport, AWebpIsExactAtFullQualityAndHasItsProfile)
{
    const TemporaryFolder folder;
    exportPicture(folder / "photograph.webp", gradient(), { .quality = 100 });
    exportPicture(folder / "smaller.webp", gradient(), { .quality = 50 });

    EXPECT_EQ(openPhotograph(folder / "photograph.webp"), gradient());
    EXPECT_EQ(openPhotograph(folder / "smaller.webp").size, gradient().size);
    EXPECT_TRUE(holds(encodePhotograph(gradient(), PictureFormat::Webp), "ICCP"));
}

TEST(PictureExport, EnlargesTwoAndFourTimes)
{
    const TemporaryFolder folder;
    exportPicture(folder / "large.png", gradient(), { .scale = 4 });
    const Image large = openPhotograph(folder / "large.png");

    EXPECT_EQ(large.size, (Size { 256, 192 }));
    // The middle of a smooth picture keeps its values.
    const auto at = static_cast<std::size_t>((96 * 256 + 128) * 3);
    EXPECT_NEAR(large.rgb[at], 3 * 32, 3);
    EXPECT_THROW((void)encodePhotograph(gradient(), PictureFormat::Png, { .scale = 3 }), Error);
    EXPECT_THROW((void)enlargedSize({ 8000, 8000 }, 2), Error);
}

TEST(PictureExport, RefusesOtherEndingsAndEmptyPictures)
{
    EXPECT_EQ(pictureFormatOf("a.jpeg"), PictureFormat::Jpeg);
    EXPECT_THROW((void)pictureFormatOf("a.gif"), Error);
    EXPECT_THROW((void)pictureFormatOf("png"), Error);
    EXPECT_THROW((void)encodePhotograph({}, PictureFormat::Png), Error);
    EXPECT_THROW((void)openPhotograph("/no/such/photograph.jpg"), Error);
}

} // namespace
} // namespace pleinair
