#include "training/diff_augment.h"

#include "model/base/error.h"
#include "model/nn/torch_api.h"

#include <gtest/gtest.h>

#include <set>

namespace pleinair {
namespace {

TEST(DiffAugment, WithoutAPolicyEverythingStaysAsItIs)
{
    const DiffAugment augment("");
    const auto picture = torch::rand({ 2, 3, 8, 8 });

    EXPECT_FALSE(augment.isOn());
    EXPECT_TRUE(torch::equal(augment.picture(picture, augment.draw(picture, 1)), picture));
}

TEST(DiffAugment, ColorsChangeAsTheDrawSays)
{
    const DiffAugment augment("color");
    const auto picture = torch::tensor({ 0.1F, 0.3F, 0.8F }).view({ 1, 3, 1, 1 });
    DiffAugment::Draw draw;
    draw.brightness = torch::full({ 1, 1, 1, 1 }, 0.2);
    draw.saturation = torch::full({ 1, 1, 1, 1 }, 2.0);
    draw.contrast = torch::full({ 1, 1, 1, 1 }, 0.5);

    const auto found = augment.picture(picture, draw).flatten();

    // Grey is .6 after brightening; distances -.3, -.1, .4 are doubled, then halved.
    EXPECT_TRUE(torch::allclose(found, torch::tensor({ 0.3F, 0.5F, 1.0F }), 0, 1e-6));
}

TEST(DiffAugment, DrawnColorsLieInThePublishedRanges)
{
    const DiffAugment augment("color");
    const auto draw = augment.draw(torch::zeros({ 500, 3, 2, 2 }), 7);

    EXPECT_GE(draw.brightness.min().item<float>(), -0.5F);
    EXPECT_LT(draw.brightness.max().item<float>(), 0.5F);
    EXPECT_GT(draw.saturation.max().item<float>(), 1.9F);
    EXPECT_LT(draw.saturation.max().item<float>(), 2.0F);
    EXPECT_GE(draw.contrast.min().item<float>(), 0.5F);
    EXPECT_NEAR(draw.contrast.mean().item<float>(), 1, 0.05);
}

TEST(DiffAugment, TranslationMovesLabelsAndPicturesTogetherAndFillsWithNothing)
{
    const DiffAugment augment("translation");
    const auto picture = torch::arange(1, 17, torch::kFloat32).view({ 1, 1, 4, 4 });
    DiffAugment::Draw draw;
    draw.shiftX = { 1 };
    draw.shiftY = { -2 };

    const auto found = augment.picture(picture, draw);

    const auto expected = torch::tensor(
        { 0.0F, 9.0F, 10.0F, 11.0F, 0.0F, 13.0F, 14.0F, 15.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F });
    EXPECT_TRUE(torch::equal(found.flatten(), expected));
    EXPECT_TRUE(torch::equal(augment.labels(picture, draw), found));
}

TEST(DiffAugment, ShiftsStayWithinAnEighth)
{
    const DiffAugment augment("translation");
    const auto draw = augment.draw(torch::zeros({ 400, 3, 16, 64 }), 3);

    const auto seenX = std::set<std::int64_t>(draw.shiftX.begin(), draw.shiftX.end());
    const auto seenY = std::set<std::int64_t>(draw.shiftY.begin(), draw.shiftY.end());
    EXPECT_EQ(*seenX.begin(), -8);
    EXPECT_EQ(*seenX.rbegin(), 8);
    EXPECT_EQ(seenX.size(), 17U);
    EXPECT_EQ(seenY, (std::set<std::int64_t> { -2, -1, 0, 1, 2 }));
}

TEST(DiffAugment, CutoutTakesAQuarterAtMostAndAtLeastASixteenth)
{
    const DiffAugment augment("cutout");
    const auto draw = augment.draw(torch::zeros({ 200, 3, 16, 16 }), 5);

    const auto holes = (1 - draw.kept).sum({ 1, 2, 3 });

    EXPECT_EQ(holes.max().item<float>(), 64);
    EXPECT_GE(holes.min().item<float>(), 16);
}

TEST(DiffAugment, TheGradientFlowsWhereThePictureStays)
{
    const DiffAugment augment("translation,cutout");
    const auto picture = torch::rand({ 2, 3, 16, 16 }).requires_grad_();
    const auto draw = augment.draw(picture, 11);

    const auto augmented = augment.picture(picture, draw);
    augmented.sum().backward();

    const auto kept = augment.labels(torch::ones_like(picture), draw).sum();
    EXPECT_EQ(picture.grad().sum().item<float>(), kept.item<float>());
    EXPECT_LT(kept.item<float>(), static_cast<float>(picture.numel()));
}

TEST(DiffAugment, OneSeedIsOneDrawAndAnotherIsAnother)
{
    const DiffAugment augment("color,translation,cutout");
    const auto picture = torch::rand({ 3, 3, 16, 16 });

    const auto first = augment.picture(picture, augment.draw(picture, 1));

    EXPECT_TRUE(torch::equal(first, augment.picture(picture, augment.draw(picture, 1))));
    EXPECT_FALSE(torch::equal(first, augment.picture(picture, augment.draw(picture, 2))));
}

TEST(DiffAugment, UnknownWordsAreRefused)
{
    EXPECT_THROW(DiffAugment("color,zoom"), Error);
}

} // namespace
} // namespace pleinair
