#include "model/image/label_survey.h"

#include "model/base/error.h"
#include "model/image/foreign_palettes.h"
#include "model/image/gaugan_palette.h"

#include <gtest/gtest.h>

#include <set>

namespace pleinair {
namespace {

/// Sky, tree and lake, each known to the published data sets.
ClassTable threeClasses()
{
    return ClassTable({ { "sky", { 140, 190, 240 }, {}, 156, { 3 } },
        { "tree", { 40, 100, 50 }, {}, 168, { 5, 73 } },
        { "lake", { 60, 140, 170 }, {}, 177, { 22, 129 } } });
}

std::vector<std::byte> valuePicture(std::vector<std::uint8_t> values)
{
    PngPixels png;
    png.size = { static_cast<int>(values.size()), 1 };
    png.kind = PngPixels::Kind::Grey;
    png.samples = std::move(values);
    return encodePngPixels(png);
}

std::vector<std::byte> colorPicture(const std::vector<std::uint32_t>& colors)
{
    PngPixels png;
    png.size = { static_cast<int>(colors.size()), 1 };
    png.kind = PngPixels::Kind::Rgb;
    for (const std::uint32_t color : colors)
        for (const int shift : { 16, 8, 0 })
            png.samples.push_back(static_cast<std::uint8_t>(color >> shift & 255U));
    return encodePngPixels(png);
}

LabelSurvey surveyOf(const std::vector<std::byte>& png)
{
    return LabelSurvey(png, threeClasses(), "test.png");
}

std::vector<ClassId> best(const LabelSurvey& survey)
{
    const LabelMap labels = survey.labels(survey.readings().front(), {});
    return { labels.labels().begin(), labels.labels().end() };
}

TEST(LabelSurvey, TheModelsOwnNumbersAndColoursComeFirst)
{
    const LabelSurvey numbers = surveyOf(valuePicture({ 0, 2, 1, 1 }));
    EXPECT_EQ(numbers.readings().front().name, "class numbers");
    EXPECT_EQ(best(numbers), (std::vector<ClassId> { 0, 2, 1, 1 }));

    const LabelSurvey colors = surveyOf(colorPicture({ 0x8CBEF0, 0x3C8CAA }));
    EXPECT_EQ(colors.readings().front().name, "class colours");
    EXPECT_EQ(best(colors), (std::vector<ClassId> { 0, 2 }));
}

TEST(LabelSurvey, PublishedDataSetsAreRecognised)
{
    const struct {
        const char* name;
        std::vector<std::byte> png;
    } cases[] = {
        { "COCO-Stuff numbers", valuePicture({ 156, 177, 168 }) },
        { "GauGAN colours", colorPicture({ gauganColor(156), gauganColor(177), gauganColor(168) }) },
        { "ADE20K colours", colorPicture({ 0x06E6E6, 0x3DE6FA, 0x04C803 }) },
        { "Cityscapes colours", colorPicture({ 0x4682B4, 0x6B8E23, 0x6B8E23 }) },
    };
    for (const auto& [name, png] : cases) {
        const LabelSurvey survey = surveyOf(png);
        EXPECT_EQ(survey.readings().front().name, name);
        EXPECT_EQ(survey.readings().front().recognised, 3) << name;
    }
    EXPECT_EQ(best(surveyOf(cases[0].png)), (std::vector<ClassId> { 0, 2, 1 }));
    EXPECT_EQ(best(surveyOf(cases[1].png)), (std::vector<ClassId> { 0, 2, 1 }));
    EXPECT_EQ(best(surveyOf(cases[3].png)), (std::vector<ClassId> { 0, 1, 1 }));
}

TEST(LabelSurvey, WhatNoClassMeansIsLeftOpenUntilSomebodyChooses)
{
    // ADE20K: sky, tree, and a bed.
    const LabelSurvey survey = surveyOf(valuePicture({ 3, 5, 8, 8, 8, 129 }));
    const SurveyReading& reading = survey.readings().front();

    EXPECT_EQ(reading.name, "ADE20K numbers");
    EXPECT_EQ(reading.entries[0].name, "bed");
    EXPECT_TRUE(reading.entries[0].isRecognised);
    EXPECT_FALSE(reading.entries[0].match);
    EXPECT_EQ(reading.matched, 3);
    EXPECT_THROW((void)survey.labels(reading, {}), Error);
    const LabelMap labels = survey.labels(reading, { { 8, ClassId { 1 } } });
    EXPECT_EQ(labels.at(2, 0), 1);
    EXPECT_EQ(labels.at(5, 0), 2);
}

TEST(LabelSurvey, UnknownColoursCanBeReadAsTheyAreOrByAPaletteFile)
{
    LabelSurvey survey = surveyOf(colorPicture({ 0x112233, 0x8CBEF0, 0x445566 }));
    EXPECT_EQ(survey.readings().front().name, "class colours");
    EXPECT_EQ(survey.readings().front().matched, 1);
    EXPECT_EQ(survey.readings().back().recognised, 0);

    LabelMapping mapping;
    mapping.colors = { { 0x112233, 2 }, { 0x8CBEF0, 0 }, { 0x445566, kUnknownClass } };
    survey.addMapping(mapping, "mine.json");

    const SurveyReading& reading = survey.readings().front();
    EXPECT_EQ(reading.name, "mine.json");
    EXPECT_EQ(reading.recognised, 3);
    EXPECT_EQ(reading.matched, 2);
}

TEST(LabelSurvey, PhotographsAndOtherFilesAreNoLabelMaps)
{
    std::vector<std::uint32_t> many;
    for (std::uint32_t i = 0; i < 5000; ++i)
        many.push_back(i);
    EXPECT_THROW((void)surveyOf(colorPicture(many)), Error);
    EXPECT_THROW((void)surveyOf({}), Error);
}

TEST(LabelSurvey, TheNearestClassIsThatOfTheNearestColour)
{
    EXPECT_EQ(nearestClass({ 139, 188, 244 }, threeClasses()), 0);
    EXPECT_EQ(nearestClass({ 0, 60, 0 }, threeClasses()), 1);
}

TEST(ForeignPalettes, KeysAreUniqueAndThePublishedCountsAreThere)
{
    std::vector<std::size_t> counts;
    for (const ForeignPalette& palette : foreignPalettes()) {
        std::set<std::uint32_t> keys;
        for (const ForeignLabel& label : palette.labels)
            EXPECT_TRUE(keys.insert(label.key).second) << palette.name << ": " << label.name;
        counts.push_back(palette.labels.size());
    }
    // Colours: 182; 149 different ones and black; 24 and black. Values: with 255.
    EXPECT_EQ(counts, (std::vector<std::size_t> { 182, 150, 27, 183, 152, 35 }));
}

} // namespace
} // namespace pleinair
