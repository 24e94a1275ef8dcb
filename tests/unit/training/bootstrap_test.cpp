#include "training/bootstrap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace pleinair {
namespace {

double meanOf(const std::vector<int>& numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), 0.0)
        / static_cast<double>(numbers.size());
}

TEST(Bootstrap, SpreadsAsTheStandardErrorSays)
{
    // The mean of 0 ... 99: deviation 28.9, standard error 2.89.
    const auto interval = bootstrapInterval(100, 2000, 1, meanOf);

    EXPECT_NEAR(interval.low, 49.5 - 1.96 * 2.89, 0.6);
    EXPECT_NEAR(interval.high, 49.5 + 1.96 * 2.89, 0.6);
}

TEST(Bootstrap, IsTheSameForTheSameSeed)
{
    EXPECT_EQ(bootstrapInterval(10, 50, 3, meanOf), bootstrapInterval(10, 50, 3, meanOf));
    EXPECT_FALSE(bootstrapInterval(10, 50, 3, meanOf) == bootstrapInterval(10, 50, 4, meanOf));
}

TEST(Bootstrap, LaysABiasedFigureAroundItself)
{
    // The number of different pictures: 50 of 50, but about 32 when drawn with replacement.
    const auto different = [](std::vector<int> numbers) {
        std::sort(numbers.begin(), numbers.end());
        return static_cast<double>(std::unique(numbers.begin(), numbers.end()) - numbers.begin());
    };

    EXPECT_LT(bootstrapInterval(50, 200, 1, different).high, 40);
    const auto around = bootstrapInterval(50, 200, 1, different, Resampled::Biased);
    EXPECT_NEAR((around.low + around.high) / 2, 50, 1);
}

TEST(Bootstrap, OfOnePictureIsThatPicture)
{
    EXPECT_EQ(bootstrapInterval(1, 10, 1, meanOf), (Interval { 0, 0 }));
}

} // namespace
} // namespace pleinair
