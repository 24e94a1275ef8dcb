#include "app/painting/label_patch.h"

#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

std::vector<ClassId> unpacked(const std::vector<std::uint8_t>& packed, std::size_t length)
{
    std::vector<ClassId> labels(length);
    unpackRuns(packed, labels);
    return labels;
}

TEST(LabelPatch, RunsReadBackAtEveryLength)
{
    for (const std::size_t length : { 1U, 127U, 128U, 16'383U, 16'384U, 3'000'000U }) {
        std::vector<ClassId> labels(length, 9);
        labels.push_back(255);

        EXPECT_EQ(unpacked(packRuns(labels), labels.size()), labels);
    }
}

TEST(LabelPatch, NoiseReadsBackToo)
{
    Dice dice(3);
    std::vector<ClassId> labels(5000);
    for (ClassId& id : labels)
        id = static_cast<ClassId>(dice.roll(3));

    EXPECT_EQ(unpacked(packRuns(labels), labels.size()), labels);
}

TEST(LabelPatch, OneClassPacksToAFewBytes)
{
    EXPECT_LE(packRuns(std::vector<ClassId>(4096, 2)).size(), 3U);
    EXPECT_TRUE(packRuns({}).empty());
}

TEST(LabelPatch, ItsBoundsHoldAllPieces)
{
    const LabelPatch patch({ { { 3, 4, 1, 1 }, packRuns(std::vector<ClassId> { 0 }),
                                 packRuns(std::vector<ClassId> { 1 }) },
        { { 70, 80, 2, 1 }, packRuns(std::vector<ClassId> { 0, 0 }),
            packRuns(std::vector<ClassId> { 1, 1 }) } });

    EXPECT_EQ(patch.bounds(), (Rect { 3, 4, 69, 77 }));
    EXPECT_FALSE(patch.isEmpty());
    EXPECT_TRUE(LabelPatch().isEmpty());
}

} // namespace
} // namespace pleinair
