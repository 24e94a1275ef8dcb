#include "app/session/named_style.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

const NamedStyle kNoon { "noon", StyleOrigin::Preset, { { 1, 0, 0 }, {} }, {} };
const NamedStyle kDusk { "dusk", StyleOrigin::Photograph, { { 0, 2, 0 }, { 0, 0, 0 } }, {} };

TEST(NamedStyle, MixesByWeightsOfAnySumAndKeepsWhatItIsMadeOf)
{
    const NamedStyle mix = mixedStyle({ { "noon", kNoon.style, 3 }, { "dusk", kDusk.style, 1 } });

    EXPECT_EQ(mix.style.mu, (std::vector<float> { 0.75F, 0.5F, 0 }));
    EXPECT_EQ(mix.origin, StyleOrigin::Blend);
    EXPECT_EQ(mix.name, "noon + dusk");
    ASSERT_EQ(mix.ingredients.size(), 2U);
    EXPECT_EQ(mix.ingredients[1].weight, 1);
}

TEST(NamedStyle, VariesTheSameForTheSameSeed)
{
    for (const NamedStyle& base : { kNoon, kDusk }) {
        EXPECT_EQ(variedFrom(base, 4), variedFrom(base, 4));
        EXPECT_NE(variedFrom(base, 4).style, variedFrom(base, 5).style);
        EXPECT_NE(variedFrom(base, 4).style.mu, base.style.mu);
    }
}

TEST(NamedStyle, GoesFromOneStyleToAnotherByEvenSteps)
{
    const auto way = stylesBetween(kNoon, kDusk, 5);

    ASSERT_EQ(way.size(), 5U);
    EXPECT_EQ(way.front(), kNoon);
    EXPECT_EQ(way.back(), kDusk);
    EXPECT_EQ(way[1].style.mu, (std::vector<float> { 0.75F, 0.5F, 0 }));
    EXPECT_EQ(way[2].style.mu, (std::vector<float> { 0.5F, 1, 0 }));
}

} // namespace
} // namespace pleinair
