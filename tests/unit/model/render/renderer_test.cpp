#include "model/render/renderer.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {

TEST(ToImage, TruncatesAndClips)
{
    const auto byteOf = [](float value) {
        return int { toImage(RawImage { { 1, 1 }, { value, value, value } }).rgb[0] };
    };

    EXPECT_EQ(byteOf(-1), 0);
    EXPECT_EQ(byteOf(0), 127);
    EXPECT_EQ(byteOf(1), 255);
    EXPECT_EQ(byteOf(2), 255);
    EXPECT_EQ(byteOf(-2), 0);
    EXPECT_EQ(byteOf(std::nanf("")), 0);
}

TEST(ToImage, InterleavesThePlanes)
{
    const RawImage raw { { 2, 1 }, { -1, 1, 1, -1, -1, 1 } };

    const Image image = toImage(raw);

    EXPECT_EQ(image.size, (Size { 2, 1 }));
    EXPECT_EQ(image.rgb, (std::vector<std::uint8_t> { 0, 255, 0, 255, 0, 255 }));
}

TEST(InstanceEdges, MarkBothSidesOfABorder)
{
    const std::vector<std::uint32_t> ids { 7, 7, 7, 7, 70000, 7, 7, 7, 7 };

    const auto edges = instanceEdges({ 3, 3 }, ids);

    EXPECT_EQ(edges, (std::vector<std::uint8_t> { 0, 1, 0, 1, 1, 1, 0, 1, 0 }));
}

TEST(LabelEdges, AreThoseOfTheLabelsAsInstances)
{
    LabelMap labels({ 4, 1 }, 0);
    labels.set(3, 0, 1);

    EXPECT_EQ(labelEdges(labels), (std::vector<std::uint8_t> { 0, 0, 1, 1 }));
    EXPECT_EQ(labelEdges(LabelMap({ 2, 2 }, 5)), (std::vector<std::uint8_t>(4, 0)));
}

} // namespace pleinair
