#include "model/image/picture_codec.h"

#include "model/base/class_table.h"
#include "model/image/picture_header.h"
#include "tests/unit/model/io/expect_error.h"

#include <algorithm>
#include <cstdlib>

namespace pleinair {
namespace {

/// Red on the left, blue on the right, 16 x 8.
Image redAndBlue()
{
    Image image { { 16, 8 }, {} };
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 16; ++x)
            image.rgb.insert(image.rgb.end(), { static_cast<std::uint8_t>(x < 8 ? 255 : 0), 0, static_cast<std::uint8_t>(x < 8 ? 0 : 255) });
    return image;
}

Color colorAt(const Image& image, int x, int y)
{
    const auto at = static_cast<std::size_t>(y * image.size.width + x) * 3;
    return { image.rgb[at], image.rgb[at + 1], image.rgb[at + 2] };
}

void insertSegment(std::vector<std::byte>& jpeg, int marker, const std::string& content)
{
    const auto length = content.size() + 2;
    std::string segment { '\xff', static_cast<char>(marker), static_cast<char>(length >> 8), static_cast<char>(length & 255) };
    segment += content;
    const auto bytes = std::as_bytes(std::span(segment));
    jpeg.insert(jpeg.begin() + 2, bytes.begin(), bytes.end());
}

TEST(PictureCodec, KeepsAPngExactly)
{
    EXPECT_EQ(decodePicture(encodePng(redAndBlue()), "it"), redAndBlue());
}

TEST(PictureCodec, KeepsAJpegNearly)
{
    const Image read = decodePicture(encodeJpeg(redAndBlue(), 95), "it");

    ASSERT_EQ(read.size, redAndBlue().size);
    EXPECT_GT(colorAt(read, 2, 4).r, 240);
    EXPECT_GT(colorAt(read, 13, 4).b, 240);
}

TEST(PictureCodec, TurnsAPhotographAsItsOrientationSays)
{
    auto jpeg = encodeJpeg(redAndBlue(), 95);
    // EXIF with the one tag "orientation": 6, turn clockwise by a quarter.
    insertSegment(jpeg, 0xE1, std::string("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 32));

    const Image read = decodePicture(jpeg, "it");

    ASSERT_EQ(read.size, (Size { 8, 16 }));
    EXPECT_GT(colorAt(read, 4, 2).r, 240);
    EXPECT_GT(colorAt(read, 4, 13).b, 240);
}

TEST(PictureCodec, IgnoresAColourProfileThatIsDamaged)
{
    auto jpeg = encodeJpeg(redAndBlue(), 95);
    insertSegment(jpeg, 0xE2, std::string("ICC_PROFILE\0\x01\x01", 14) + std::string(200, 'x'));

    EXPECT_GT(colorAt(decodePicture(jpeg, "it"), 2, 4).r, 240);
}

TEST(PictureCodec, RefusesAJpegThatEndsEarly)
{
    const auto jpeg = encodeJpeg(redAndBlue(), 95);
    for (const std::size_t missing : { 2UL, 20UL, jpeg.size() / 2 })
        expectError(ErrorKind::BadFile, "it: ", [&] {
            (void)decodePicture(std::span(jpeg).first(jpeg.size() - missing), "it");
        });
}

TEST(PictureHeader, RefusesTooManyPixelsBeforeDecoding)
{
    auto png = encodePng(redAndBlue());
    std::fill_n(png.begin() + 17, 2, std::byte { 0xff });
    std::fill_n(png.begin() + 21, 2, std::byte { 0xff });

    expectError(ErrorKind::BadFile, "64 million pixels are allowed", [&] { (void)decodePicture(png, "it"); });
}

TEST(PictureHeader, ReadsTheSizeOfWebpAndTiff)
{
    const std::string webp("RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0f\0\0\x07\0\0", 30);
    const std::string tiff("II*\0\x08\0\0\0\x02\0\0\x01\x03\0\x01\0\0\0\x10\0\0\0\x01\x01\x03\0\x01\0\0\0\x08\0\0\0", 34);
    for (const auto& bytes : { webp, tiff })
        EXPECT_EQ(readPictureHeader(std::as_bytes(std::span(bytes)), "it").size, (Size { 16, 8 }));
}

TEST(PictureHeader, SaysWhenItIsNoPicture)
{
    const std::string text = "hello";
    expectError(ErrorKind::BadFile, "not a PNG, JPEG, WebP or TIFF",
        [&] { (void)readPictureHeader(std::as_bytes(std::span(text)), "it"); });
}

} // namespace
} // namespace pleinair
