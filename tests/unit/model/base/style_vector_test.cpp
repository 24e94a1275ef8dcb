#include "model/base/style_vector.h"

#include "model/base/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {
namespace {

TEST(RandomStyle, IsTheSameForTheSameSeed)
{
    EXPECT_EQ(randomStyle(7, 64), randomStyle(7, 64));
    EXPECT_NE(randomStyle(7, 64), randomStyle(8, 64));
}

TEST(RandomStyle, ALongerOneBeginsWithTheShorter)
{
    const auto shorter = randomStyle(5, 16).mu;
    const auto longer = randomStyle(5, 256).mu;

    EXPECT_EQ(std::vector<float>(longer.begin(), longer.begin() + 16), shorter);
}

TEST(VariedStyle, StaysAtMuWithoutAVariance)
{
    const StyleVector style { { 1, -2, 3 }, {} };

    EXPECT_EQ(variedStyle(style, 1).mu, style.mu);
}

TEST(VariedStyle, MovesByTheStandardDeviation)
{
    const StyleVector style { { 1, -2 }, { 2 * std::log(3.0F), -60 } };

    const auto varied = variedStyle(style, 9);

    EXPECT_NEAR(varied.mu[0], 1 + 3 * normalAt(9, 0), 1e-5);
    EXPECT_NEAR(varied.mu[1], -2, 1e-5);
}

TEST(BlendedStyle, IsTheWeightedSum)
{
    const auto blend = blendedStyle({ { { 1, 0 }, {} }, { { 3, 4 }, {} } }, { 0.75F, 0.25F });

    EXPECT_EQ(blend.mu, (std::vector<float> { 1.5F, 1 }));
    EXPECT_TRUE(blend.logvar.empty());
}

} // namespace
} // namespace pleinair
