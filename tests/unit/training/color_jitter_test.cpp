#include "training/color_jitter.h"

#include "model/nn/torch_api.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(ColorJitter, FollowsFromSeedAndNumberAlone)
{
    const auto images = torch::rand({ 3, 3, 8, 8 }) * 2 - 1;

    const auto together = withJitteredColors(images, 0.5, 7, 10);
    const auto alone = withJitteredColors(images.slice(0, 2), 0.5, 7, 12);

    EXPECT_TRUE(torch::equal(together.slice(0, 2), alone));
    EXPECT_FALSE(torch::equal(together, withJitteredColors(images, 0.5, 8, 10)));
    EXPECT_LE(together.abs().max().item<float>(), 1);
}

TEST(ColorJitter, WithoutStrengthLeavesThePictures)
{
    const auto images = torch::rand({ 1, 3, 4, 4 });

    EXPECT_TRUE(torch::equal(withJitteredColors(images, 0, 1, 0), images));
}

} // namespace
} // namespace pleinair
