#include "model/nn/smooth_fit.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

/// A sky that brightens towards the horizon and the right, [1, 1, 24, 32].
torch::Tensor clearSky()
{
    const auto y = torch::linspace(0, 1, 24).view({ 1, 1, 24, 1 });
    const auto x = torch::linspace(0, 1, 32).view({ 1, 1, 1, 32 });
    return 0.4 + 0.3 * y * y + 0.1 * x - 0.1 * x * y;
}

TEST(DepartureFromSmooth, IsNothingForAQuadraticSurface)
{
    const auto departure = departureFromSmooth(clearSky(), torch::ones({ 1, 1, 24, 32 }), 0.03);

    EXPECT_LT(departure.abs().max().item<double>(), 1e-4);
}

TEST(DepartureFromSmooth, FindsACloudWithoutBeingDrawnToIt)
{
    auto picture = clearSky();
    picture.slice(2, 4, 12).slice(3, 8, 20) += 0.3;

    const auto departure = departureFromSmooth(picture, torch::ones({ 1, 1, 24, 32 }), 0.03);

    EXPECT_NEAR(departure[0][0][8][14].item<double>(), 0.3, 0.02);
    EXPECT_LT(departure.slice(2, 14).abs().max().item<double>(), 0.03);
}

TEST(DepartureFromSmooth, DoesNotCareForPixelsWithoutWeight)
{
    auto picture = clearSky().repeat({ 1, 2, 1, 1 });
    picture.slice(2, 16).fill_(0);
    auto weights = torch::ones({ 1, 1, 24, 32 });
    weights.slice(2, 16).zero_();

    const auto departure = departureFromSmooth(picture, weights, 0.03);

    EXPECT_EQ(departure.sizes(), picture.sizes());
    EXPECT_LT(departure.slice(2, 0, 16).abs().max().item<double>(), 1e-3);
}

TEST(DepartureFromSmooth, StaysFiniteWhereNothingHasAWeight)
{
    const auto picture = clearSky();

    const auto departure = departureFromSmooth(picture, torch::zeros({ 1, 1, 24, 32 }), 0.03);

    EXPECT_TRUE(torch::allclose(departure, picture));
}

} // namespace
} // namespace pleinair
