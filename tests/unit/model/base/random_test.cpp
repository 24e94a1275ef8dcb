#include "model/base/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {
namespace {

TEST(SplitMix64, GivesThePublishedSequence)
{
    // The first outputs for seed 1234567 of the public-domain splitmix64.c.
    EXPECT_EQ(splitMix64(1234567, 0), 6457827717110365317ULL);
    EXPECT_EQ(splitMix64(1234567, 1), 3203168211198807973ULL);
    EXPECT_EQ(splitMix64(1234567, 2), 9817491932198370423ULL);
}

TEST(UniformAt, LiesInItsHalfOpenInterval)
{
    double sum = 0;
    for (std::uint64_t i = 0; i < 10000; ++i) {
        const double value = uniformAt(3, i);
        ASSERT_GE(value, 0);
        ASSERT_LT(value, 1);
        sum += value;
    }

    EXPECT_NEAR(sum / 10000, 0.5, 0.02);
}

TEST(NormalAt, HasMeanZeroAndVarianceOne)
{
    double sum = 0;
    double squares = 0;
    for (std::uint64_t i = 0; i < 10000; ++i) {
        const double value = normalAt(11, i);
        ASSERT_TRUE(std::isfinite(value));
        sum += value;
        squares += value * value;
    }

    EXPECT_NEAR(sum / 10000, 0, 0.04);
    EXPECT_NEAR(squares / 10000, 1, 0.06);
}

} // namespace
} // namespace pleinair
