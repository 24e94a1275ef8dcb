#include "app/painting/runs.h"

#include <gtest/gtest.h>

#include <vector>

namespace pleinair {
namespace {

TEST(Runs, HaveTheirLengthAtEveryPlace)
{
    for (std::size_t length = 1; length < 300; ++length) {
        std::vector<ClassId> labels(length, 4);
        EXPECT_EQ(runLength(labels), length) << "to the end";
        labels.push_back(5);
        labels.insert(labels.end(), 200, 4);
        EXPECT_EQ(runLength(labels), length) << "to another class";
    }
    EXPECT_EQ(runLength({}), 0U);
}

TEST(Runs, FollowEachOtherWithoutGaps)
{
    const std::vector<ClassId> labels { 1, 1, 1, 2, 255, 255 };
    std::vector<std::size_t> told;
    forEachRun(labels, [&](ClassId id, std::size_t first, std::size_t length) {
        told.insert(told.end(), { id, first, length });
    });

    EXPECT_EQ(told, (std::vector<std::size_t> { 1, 0, 3, 2, 3, 1, 255, 4, 2 }));
}

} // namespace
} // namespace pleinair
