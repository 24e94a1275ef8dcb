#include "model/image/label_picture.h"

#include "model/image/picture_codec.h"
#include "model/image/png_pixels.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

const Color kSkyColor { 0x8f, 0xc3, 0xf0 };
const Color kSeaColor { 0x2b, 0x6e, 0xa8 };

ClassTable skySeaTree()
{
    return ClassTable({ { "sky", kSkyColor, "", 156, {} }, { "sea", kSeaColor, "", 154, {} },
        { "tree", { 1, 2, 3 }, "", 168, {} } });
}

std::vector<std::byte> png(PngPixels::Kind kind, std::vector<std::uint8_t> samples, int width,
    std::vector<Color> palette = {}, int bitDepth = 8)
{
    PngPixels pixels;
    pixels.kind = kind;
    pixels.bitDepth = bitDepth;
    pixels.palette = std::move(palette);
    pixels.samples = std::move(samples);
    const auto rowSamples = width * pixels.channels() * (bitDepth == 16 ? 2 : 1);
    pixels.size = { width, static_cast<int>(pixels.samples.size()) / rowSamples };
    return encodePngPixels(pixels);
}

DecodedLabels decoded(const std::vector<std::byte>& bytes, const LabelPictureOptions& options = {})
{
    return decodeLabelPicture(bytes, skySeaTree(), options, "map.png");
}

std::vector<ClassId> labelsIn(const DecodedLabels& labels)
{
    return { labels.labels.labels().begin(), labels.labels.labels().end() };
}

using Kind = PngPixels::Kind;
using Ids = std::vector<ClassId>;

TEST(LabelPicture, ReadsBackWhatItWroteInBothForms)
{
    LabelMap labels({ 7, 5 }, 0);
    labels.paintDisc({ 3, 2 }, 2, 2);
    labels.set(0, 4, 1);

    for (const auto form : { LabelPictureForm::Indices, LabelPictureForm::Colors })
        EXPECT_EQ(decoded(encodeLabelPicture(labels, skySeaTree(), form)).labels, labels);
}

TEST(LabelPicture, TakesGreyForIndicesAndRgbForColours)
{
    const auto grey = decoded(png(Kind::Grey, { 0, 1, 2, 1 }, 2));
    EXPECT_EQ(labelsIn(grey), (Ids { 0, 1, 2, 1 }));
    EXPECT_EQ(grey.reading, "class ids");

    const auto rgb = decoded(png(Kind::Rgb, { 0x2b, 0x6e, 0xa8, 1, 2, 3 }, 2));
    EXPECT_EQ(labelsIn(rgb), (Ids { 1, 2 }));
    EXPECT_EQ(rgb.reading, "class colours");
}

TEST(LabelPicture, TakesAPaletteForColoursOnlyIfAllUsedEntriesAreClassColours)
{
    // Indices in the order of another program, colours ours.
    EXPECT_EQ(labelsIn(decoded(png(Kind::Palette, { 0, 1 }, 2, { kSeaColor, kSkyColor }))), (Ids { 1, 0 }));
    // A palette that says nothing: indices.
    EXPECT_EQ(labelsIn(decoded(png(Kind::Palette, { 0, 1 }, 2, { { 9, 9, 9 }, { 8, 8, 8 } }))), (Ids { 0, 1 }));
    // An entry that is not used does not matter.
    EXPECT_EQ(labelsIn(decoded(png(Kind::Palette, { 0, 0 }, 2, { kSeaColor, { 8, 8, 8 } }))), (Ids { 1, 1 }));
}

TEST(LabelPicture, CanBeToldWhatTheLabelsAre)
{
    LabelPictureOptions options;
    options.reading = LabelReading::Indices;
    EXPECT_EQ(labelsIn(decoded(png(Kind::Palette, { 0, 1 }, 2, { kSeaColor, kSkyColor }), options)), (Ids { 0, 1 }));
    EXPECT_EQ(labelsIn(decoded(png(Kind::Rgb, { 2, 2, 2, 1, 1, 1 }, 2), options)), (Ids { 2, 1 }));
    expectError(ErrorKind::BadFile, "cannot be class ids", [&] { (void)decoded(png(Kind::Rgb, { 2, 2, 3 }, 1), options); });
    options.reading = LabelReading::Colors;
    expectError(ErrorKind::BadFile, "no class colours", [&] { (void)decoded(png(Kind::Grey, { 0 }, 1), options); });
}

TEST(LabelPicture, RecognisesGauGanWhenEveryPixelMatches)
{
    const auto sky = decoded(png(Kind::Rgb, { 0x9c, 0xee, 0xdd, 0x9a, 0xc6, 0xda }, 2));
    EXPECT_EQ(labelsIn(sky), (Ids { 0, 1 }));
    EXPECT_EQ(sky.reading, "GauGAN colours");
    expectError(ErrorKind::ModelMismatch, "person (#00ac0d)", [] { (void)decoded(png(Kind::Rgb, { 0x00, 0xac, 0x0d }, 1)); });
    expectError(ErrorKind::ModelMismatch, "colour #9ceedc", [] { (void)decoded(png(Kind::Rgb, { 0x9c, 0xee, 0xdc }, 1)); });
}

TEST(LabelPicture, RecognisesAde20kAndCityscapesWhenEveryPixelMatches)
{
    const auto ade = decoded(png(Kind::Rgb, { 6, 230, 230, 9, 7, 230, 4, 200, 3 }, 3));
    EXPECT_EQ(ade.reading, "ADE20K colours");
    EXPECT_EQ(labelsIn(ade), (Ids { 0, 1, 2 }));
    const auto city = decoded(png(Kind::Rgb, { 70, 130, 180, 107, 142, 35 }, 2));
    EXPECT_EQ(city.reading, "Cityscapes colours");
    EXPECT_EQ(labelsIn(city), (Ids { 0, 2 }));
    expectError(ErrorKind::ModelMismatch, "bed (#cc05ff)",
        [] { (void)decoded(png(Kind::Rgb, { 6, 230, 230, 204, 5, 255 }, 2)); });
}

TEST(LabelPicture, NamesForeignValuesWithTheirPlace)
{
    expectError(ErrorKind::ModelMismatch, "value 7 (2 pixels, first at x 1, y 1)",
        [] { (void)decoded(png(Kind::Grey, { 0, 1, 2, 7, 7, 0 }, 2)); });
    expectError(ErrorKind::ModelMismatch, "colour #2b6ea9 (1 pixel, first at x 0, y 0)",
        [] { (void)decoded(png(Kind::Rgb, { 0x2b, 0x6e, 0xa9 }, 1)); });
}

TEST(LabelPicture, RefusesKeepsOrFillsUnknownPixels)
{
    const auto picture = png(Kind::Grey, { 0, 255, 255, 1 }, 2);
    LabelPictureOptions options;
    expectError(ErrorKind::ModelMismatch, "2 pixels are unknown (255), the first one at x 1, y 0",
        [&] { (void)decoded(picture, options); });
    options.unknown = UnknownPixels::Keep;
    EXPECT_EQ(labelsIn(decoded(picture, options)), (Ids { 0, 255, 255, 1 }));
    options.unknownAs = ClassId { 2 };
    EXPECT_EQ(labelsIn(decoded(picture, options)), (Ids { 0, 2, 2, 1 }));
}

TEST(LabelPicture, TakesTransparentPixelsForUnknownAndRefusesHalfTransparentOnes)
{
    LabelPictureOptions options;
    options.unknown = UnknownPixels::Keep;
    EXPECT_EQ(labelsIn(decoded(png(Kind::Rgba, { 1, 2, 3, 255, 9, 9, 9, 0 }, 2), options)), (Ids { 2, 255 }));
    expectError(ErrorKind::ModelMismatch, "half transparent", [&] { (void)decoded(png(Kind::Rgba, { 1, 2, 3, 128 }, 1), options); });
}

TEST(LabelPicture, FollowsAPaletteFile)
{
    LabelPictureOptions options;
    options.mapping.values = { { 7, 1 }, { 8, 0 } };
    options.mapping.colors = { { 0x010203, 0 } };
    EXPECT_EQ(labelsIn(decoded(png(Kind::Grey, { 7, 8 }, 2), options)), (Ids { 1, 0 }));
    EXPECT_EQ(labelsIn(decoded(png(Kind::Rgb, { 1, 2, 3 }, 1), options)), (Ids { 0 }));
    expectError(ErrorKind::ModelMismatch, "value 0", [&] { (void)decoded(png(Kind::Grey, { 0 }, 1), options); });
}

TEST(LabelPicture, RefusesPicturesThatCannotBeLabelMaps)
{
    std::vector<std::uint8_t> noise;
    for (int i = 0; i < 5000; ++i)
        noise.insert(noise.end(), { static_cast<std::uint8_t>(i & 255), static_cast<std::uint8_t>(i >> 8), 0 });
    expectError(ErrorKind::BadFile, "16 bits", [] { (void)decoded(png(Kind::Grey, { 0, 1 }, 1, {}, 16)); });
    expectError(ErrorKind::BadFile, "must be a PNG", [] { (void)decoded(encodeJpeg({ { 1, 1 }, { 1, 2, 3 } }, 90)); });
    expectError(ErrorKind::BadFile, "photograph", [&] { (void)decoded(png(Kind::Rgb, noise, 50)); });
}

TEST(InstancePicture, ReadsEightAndSixteenBitsAndColours)
{
    EXPECT_EQ(decodeInstancePicture(png(Kind::Grey, { 3, 200 }, 2), "it").ids, (std::vector<std::uint32_t> { 3, 200 }));
    EXPECT_EQ(decodeInstancePicture(png(Kind::Grey, { 1, 2, 0, 255 }, 2, {}, 16), "it").ids,
        (std::vector<std::uint32_t> { 258, 255 }));
    EXPECT_EQ(decodeInstancePicture(png(Kind::Rgb, { 1, 2, 3 }, 1), "it").ids, std::vector<std::uint32_t> { 0x010203 });
}

} // namespace
} // namespace pleinair
