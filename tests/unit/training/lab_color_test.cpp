#include "training/lab_color.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(LabColor, KnowsTheCorners)
{
    const auto near = [](const std::array<double, 3>& found, double l, double a, double b) {
        EXPECT_NEAR(found[0], l, 0.1);
        EXPECT_NEAR(found[1], a, 0.1);
        EXPECT_NEAR(found[2], b, 0.1);
    };

    near(labOf(0, 0, 0), 0, 0, 0);
    near(labOf(255, 255, 255), 100, 0, 0);
    near(labOf(255, 0, 0), 53.24, 80.09, 67.20);
    near(labOf(0, 0, 255), 32.30, 79.19, -107.86);
    near(labOf(119, 119, 119), 50.03, 0, 0);
}

TEST(LabColor, IsAveragedOverAPicture)
{
    const Image picture { { 2, 1 }, { 0, 0, 0, 255, 255, 255 } };

    EXPECT_NEAR(meanLab(picture)[0], 50, 0.1);
}

TEST(Correlation, CountsByHand)
{
    EXPECT_NEAR(correlation({ 1, 2, 3 }, { 10, 20, 30 }), 1, 1e-12);
    EXPECT_NEAR(correlation({ 1, 2, 3 }, { 3, 2, 1 }), -1, 1e-12);
    EXPECT_NEAR(correlation({ 1, 2, 3, 4 }, { 1, -1, -1, 1 }), 0, 1e-12);
    EXPECT_EQ(correlation({ 1, 2 }, { 5, 5 }), 0);
}

} // namespace
} // namespace pleinair
