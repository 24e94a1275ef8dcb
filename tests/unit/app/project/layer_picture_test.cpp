#include "app/project/layer_picture.h"

#include "app/project/project_reader.h"
#include "model/base/error.h"
#include "model/image/png_pixels.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

LabelMap lakeInNothing()
{
    LabelMap labels({ 12, 8 }, kUnknownClass);
    labels.paintDisc({ 5, 4 }, 3, kLake);
    return labels;
}

PngPixels rgba(Size size, std::initializer_list<std::uint8_t> color)
{
    PngPixels png;
    png.size = size;
    png.kind = PngPixels::Kind::Rgba;
    for (std::int64_t i = 0; i < size.area(); ++i)
        for (const std::uint8_t sample : color)
            png.samples.push_back(sample);
    return png;
}

LabelMap decoded(const PngPixels& png, UnmatchedPixels policy, UnmatchedColors& unmatched)
{
    return decodeLayerPicture(encodePngPixels(png), {}, png.size, fiveClasses(), policy, unmatched, "test");
}

TEST(LayerPicture, ComesBackExactly)
{
    UnmatchedColors unmatched;
    const auto png = encodeLayerPicture(lakeInNothing(), fiveClasses());

    EXPECT_EQ(decodeLayerPicture(png, {}, { 12, 8 }, fiveClasses(), UnmatchedPixels::Report, unmatched, "test"),
        lakeInNothing());
    EXPECT_TRUE(unmatched.empty());
}

TEST(LayerPicture, APictureMayLieAnywhereOnTheCanvas)
{
    UnmatchedColors unmatched;
    const auto png = encodeLayerPicture(LabelMap({ 4, 4 }, kTree), fiveClasses());

    const LabelMap labels = decodeLayerPicture(
        png, { -2, 6, 0, 0 }, { 8, 8 }, fiveClasses(), UnmatchedPixels::Report, unmatched, "test");

    LabelMap expected({ 8, 8 }, kUnknownClass);
    for (const auto& [x, y] : { std::pair(0, 6), { 1, 6 }, { 0, 7 }, { 1, 7 } })
        expected.set(x, y, kTree);
    EXPECT_EQ(labels, expected);
}

TEST(LayerPicture, ForeignColoursAreCountedAndDecidedByThePolicy)
{
    PngPixels png = rgba({ 4, 1 }, { 61, 141, 168, 255 }); // nearly a lake
    png.samples[4 * 3 + 3] = 90; // mostly transparent
    UnmatchedColors reported;
    UnmatchedColors unmatched;

    EXPECT_EQ(decoded(png, UnmatchedPixels::Report, reported), LabelMap({ 4, 1 }, kUnknownClass));
    const LabelMap nearest = decoded(png, UnmatchedPixels::Nearest, unmatched);

    EXPECT_EQ(reported, (UnmatchedColors { { 0xFF3D8DA8, 3 }, { 0x5A3D8DA8, 1 } }));
    EXPECT_EQ(unmatched, reported);
    EXPECT_EQ(unmatchedText(reported),
        "4 pixels in 2 colours (#3d8da8 3 times, #3d8da8 partly transparent 1 time)");
    EXPECT_EQ(nearest.at(0, 0), kLake);
    EXPECT_EQ(nearest.at(2, 0), kLake);
    EXPECT_EQ(nearest.at(3, 0), kUnknownClass);
}

TEST(LayerPicture, EveryKindOfPngIsUnderstood)
{
    UnmatchedColors unmatched;
    PngPixels wide = rgba({ 2, 2 }, { 140, 140, 190, 190, 240, 240, 255, 255 });
    wide.bitDepth = 16;
    EXPECT_EQ(decoded(wide, UnmatchedPixels::Report, unmatched), LabelMap({ 2, 2 }, kSky));
    PngPixels palette;
    palette.size = { 2, 1 };
    palette.kind = PngPixels::Kind::Palette;
    palette.palette = { { 40, 100, 50 }, { 60, 140, 170 } };
    palette.samples = { 1, 0 };
    EXPECT_EQ(decoded(palette, UnmatchedPixels::Report, unmatched).at(0, 0), kLake);
    EXPECT_TRUE(unmatched.empty());
}

TEST(LayerPicture, APhotographComesBackToo)
{
    const Image image = decodePhotographLayer(encodePngPixels(rgba({ 2, 1 }, { 1, 2, 3, 255 })), "test");

    EXPECT_EQ(image, (Image { { 2, 1 }, { 1, 2, 3, 1, 2, 3 } }));
    EXPECT_THROW((void)decodePhotographLayer({}, "test"), Error);
}

} // namespace
} // namespace pleinair
