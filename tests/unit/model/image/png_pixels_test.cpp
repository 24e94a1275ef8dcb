#include "model/image/png_pixels.h"

#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

PngPixels pixels(PngPixels::Kind kind, int bitDepth)
{
    PngPixels png;
    png.kind = kind;
    png.bitDepth = bitDepth;
    png.size = { 5, 3 };
    const int bytes = 15 * png.channels() * (bitDepth == 16 ? 2 : 1);
    for (int i = 0; i < bytes; ++i)
        png.samples.push_back(static_cast<std::uint8_t>(kind == PngPixels::Kind::Palette ? i % 3 : i * 17));
    if (kind == PngPixels::Kind::Palette)
        png.palette = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };
    return png;
}

TEST(PngPixels, ComeBackUnchanged)
{
    using Kind = PngPixels::Kind;
    for (const Kind kind : { Kind::Grey, Kind::Palette, Kind::GreyAlpha, Kind::Rgb, Kind::Rgba })
        for (const int bitDepth : { 8, 16 }) {
            if (kind == Kind::Palette && bitDepth == 16)
                continue;
            const PngPixels written = pixels(kind, bitDepth);
            const PngPixels read = decodePngPixels(encodePngPixels(written), "it");
            EXPECT_EQ(read.samples, written.samples);
            EXPECT_EQ(read.kind, kind);
            EXPECT_EQ(read.bitDepth, bitDepth);
            EXPECT_EQ(read.palette, written.palette);
        }
}

TEST(PngPixels, RefuseEveryTruncation)
{
    const auto bytes = encodePngPixels(pixels(PngPixels::Kind::Rgb, 8));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_THROW((void)decodePngPixels(std::span(bytes).first(size), "it"), Error) << size;
}

TEST(PngPixels, SurviveEveryFlippedBit)
{
    auto bytes = encodePngPixels(pixels(PngPixels::Kind::Palette, 8));
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        bytes[bit / 8] ^= std::byte { 1 } << bit % 8;
        try {
            (void)decodePngPixels(bytes, "it");
        } catch (const Error&) {
        }
        bytes[bit / 8] ^= std::byte { 1 } << bit % 8;
    }
}

} // namespace
} // namespace pleinair
