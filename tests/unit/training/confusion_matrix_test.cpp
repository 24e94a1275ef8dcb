#include "training/confusion_matrix.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(ConfusionMatrix, CountsByHand)
{
    ConfusionMatrix counts(3);
    const std::vector<ClassId> truth { 0, 0, 0, 1, 1, kUnknownClass };
    const std::vector<ClassId> found { 0, 0, 1, 1, 0, 2 };
    counts.add(truth, found);

    EXPECT_EQ(counts.pixels(), 5);
    EXPECT_DOUBLE_EQ(counts.accuracy(), 3.0 / 5);
    EXPECT_DOUBLE_EQ(counts.accuracyOf(0).value(), 2.0 / 3);
    EXPECT_FALSE(counts.accuracyOf(2).has_value());
    EXPECT_DOUBLE_EQ(counts.intersectionOverUnion(0).value(), 2.0 / 4);
    EXPECT_DOUBLE_EQ(counts.intersectionOverUnion(1).value(), 1.0 / 3);
    EXPECT_FALSE(counts.intersectionOverUnion(2).has_value());
    EXPECT_DOUBLE_EQ(counts.meanIntersectionOverUnion(), (2.0 / 4 + 1.0 / 3) / 2);
}

TEST(ConfusionMatrix, AnUnknownAnswerIsAWrongOne)
{
    ConfusionMatrix counts(2);
    counts.add(std::vector<ClassId> { 0, 1 }, std::vector<ClassId> { kUnknownClass, 1 });

    EXPECT_EQ(counts.accuracy(), 0.5);
    EXPECT_EQ(counts.pixelsOf(0), 1);
}

TEST(ConfusionMatrix, AddsUp)
{
    ConfusionMatrix one(2);
    one.add(std::vector<ClassId> { 0 }, std::vector<ClassId> { 0 });
    ConfusionMatrix other(2);
    other.add(std::vector<ClassId> { 0, 1 }, std::vector<ClassId> { 1, 1 });
    one.add(other);

    EXPECT_EQ(one.pixels(), 3);
    EXPECT_EQ(one.count(0, 1), 1);
    EXPECT_EQ(ConfusionMatrix(2).accuracy(), 0);
}

} // namespace
} // namespace pleinair
