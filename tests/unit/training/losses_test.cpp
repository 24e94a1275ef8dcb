#include "training/losses.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {

namespace {

/// Two scales with hand-made logits.
std::vector<torch::Tensor> logits()
{
    return { torch::tensor({ 2.0F, 0.0F }), torch::tensor({ -3.0F }) };
}

float value(const torch::Tensor& loss)
{
    return loss.item<float>();
}

} // namespace

TEST(Losses, HingeOnHandMadeLogits)
{
    EXPECT_FLOAT_EQ(value(generatorLoss(GanMode::Hinge, logits())), (-1 + 3) / 2.0F);
    EXPECT_FLOAT_EQ(value(realLoss(GanMode::Hinge, logits())), (0.5F + 4) / 2);
    EXPECT_FLOAT_EQ(value(fakeLoss(GanMode::Hinge, logits())), (2 + 0) / 2.0F);
}

TEST(Losses, LeastSquaresAndWassersteinOnHandMadeLogits)
{
    EXPECT_FLOAT_EQ(value(generatorLoss(GanMode::Ls, logits())), (1 + 16) / 2.0F);
    EXPECT_FLOAT_EQ(value(fakeLoss(GanMode::Ls, logits())), (2 + 9) / 2.0F);
    EXPECT_FLOAT_EQ(value(realLoss(GanMode::W, logits())), (-1 + 3) / 2.0F);
    EXPECT_FLOAT_EQ(value(fakeLoss(GanMode::W, logits())), (1 - 3) / 2.0F);
}

TEST(Losses, CrossEntropyStaysFiniteForLargeLogits)
{
    const std::vector<torch::Tensor> large { torch::tensor({ 200.0F, -200.0F }) };

    EXPECT_FLOAT_EQ(value(realLoss(GanMode::Original, large)), 100);
    EXPECT_FLOAT_EQ(value(fakeLoss(GanMode::Original, { torch::zeros(3) })), std::log(2.0F));
}

TEST(Losses, FeatureMatchingLeavesOutTheLogitsAndAveragesOverScales)
{
    const auto scale = [](float inner, float last) {
        return ScaleFeatures { torch::full({ 2, 2 }, inner), torch::full({ 3 }, inner * 2),
            torch::full({ 1 }, last) };
    };

    const torch::Tensor loss = featureMatchingLoss(
        { scale(1, 50), scale(2, 60) }, { scale(0, 0), scale(0, 0) });

    EXPECT_FLOAT_EQ(value(loss), (1 + 2 + 2 + 4) / 2.0F);
}

TEST(Losses, FeatureMatchingTeachesOnlyTheFake)
{
    const torch::Tensor fake = torch::ones({ 2 }, torch::requires_grad());
    const torch::Tensor real = torch::zeros({ 2 }, torch::requires_grad());

    featureMatchingLoss({ { fake, fake } }, { { real, real } }).backward();

    EXPECT_TRUE(fake.grad().defined());
    EXPECT_FALSE(real.grad().defined());
}

TEST(Losses, KullbackLeiblerIsZeroForTheStandardNormalAndSumsOverTheBatch)
{
    const torch::Tensor zeros = torch::zeros({ 3, 4 });

    EXPECT_FLOAT_EQ(value(kullbackLeibler(zeros, zeros)), 0);
    EXPECT_FLOAT_EQ(value(kullbackLeibler(torch::ones({ 3, 4 }), zeros)), 6);
    EXPECT_FLOAT_EQ(value(kullbackLeibler(zeros, torch::ones({ 3, 4 }))),
        12 * 0.5F * (std::exp(1.0F) - 2));
}

TEST(Losses, ModesAreReadByTheirPublishedNames)
{
    for (const auto mode : { GanMode::Hinge, GanMode::Ls, GanMode::Original, GanMode::W })
        EXPECT_EQ(ganModeFrom(nameOf(mode)), mode);
    EXPECT_THROW(ganModeFrom("softplus"), Error);
}

} // namespace pleinair
