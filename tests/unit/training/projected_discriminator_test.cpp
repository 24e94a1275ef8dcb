#include "training/projected_discriminator.h"

#include "model/nn/initialize.h"
#include "training/moving_average.h"
#include "training/style_spread.h"
#include "training/train_options.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

/// Four strided averages of the picture stand in for a trained network.
class PlainFeatures final : public FrozenFeatures {
public:
    [[nodiscard]] std::string name() const override { return "plain"; }
    [[nodiscard]] std::vector<double> weights() const override { return { 1, 1, 1, 1 }; }
    [[nodiscard]] std::vector<torch::Tensor> forward(const torch::Tensor& image) const override
    {
        std::vector<torch::Tensor> found;
        for (const std::int64_t stride : { 4, 8, 16, 32 })
            found.push_back(torch::avg_pool2d(image, stride));
        return found;
    }
    void to(torch::Device) override { }
};

TEST(FeatureProjection, EnlargesSmallPicturesAndMixesFourScales)
{
    FeatureProjection projection(std::make_shared<PlainFeatures>());

    const auto mixed = projection->forward(torch::zeros({ 2, 3, 64, 64 }));

    ASSERT_EQ(mixed.size(), 4U);
    EXPECT_EQ(mixed[0].sizes(), (std::vector<std::int64_t> { 2, 64, 32, 32 }));
    EXPECT_EQ(mixed[3].sizes(), (std::vector<std::int64_t> { 2, 64, 4, 4 }));
}

TEST(FeatureProjection, HasNothingToLearn)
{
    FeatureProjection projection(std::make_shared<PlainFeatures>());

    EXPECT_TRUE(projection->parameters().empty());
    EXPECT_EQ(projection->buffers().size(), 8U);
}

TEST(ProjectedDiscriminator, LetsTheGradientThroughToThePicture)
{
    torch::manual_seed(2);
    FeatureProjection projection(std::make_shared<PlainFeatures>());
    ProjectedDiscriminator discriminator(3, 3);
    auto picture = torch::randn({ 1, 3, 128, 128 }).requires_grad_();
    const auto oneHot = torch::zeros({ 1, 3, 128, 128 }).index_fill_(1, torch::tensor({ 1 }), 1);

    const auto mixed = projection->forward(picture);
    torch::Tensor sum = discriminator->segmentationLoss(mixed, oneHot);
    for (const auto& logits : discriminator->forward(mixed, oneHot))
        sum = sum + logits.mean();
    sum.backward();

    EXPECT_GT(picture.grad().abs().sum().item<double>(), 0);
}

TEST(ProjectedDiscriminator, SegmentationLossOfAGuessWithoutKnowledgeIsTheLogOfTheClasses)
{
    ProjectedDiscriminator discriminator(5, 5);
    {
        const torch::NoGradGuard noGradient;
        for (auto& entry : discriminator->named_parameters()) {
            if (entry.key().find("segmentation_2") == 0)
                entry.value().zero_();
        }
    }
    FeatureProjection projection(std::make_shared<PlainFeatures>());
    const auto oneHot = torch::zeros({ 1, 5, 128, 128 }).index_fill_(1, torch::tensor({ 2 }), 1);

    const auto loss = discriminator->segmentationLoss(
        projection->forward(torch::randn({ 1, 3, 128, 128 })), oneHot);

    EXPECT_NEAR(loss.item<double>(), std::log(5.0), 1e-5);
}

TEST(MovingAverage, StartsFastAndEndsAtItsDecay)
{
    EXPECT_DOUBLE_EQ(warmDecay(0.999, 0), 0.1);
    EXPECT_DOUBLE_EQ(warmDecay(0.999, 1'000'000), 0.999);
}

TEST(MovingAverage, MovesParametersAndCopiesBuffers)
{
    torch::nn::BatchNorm2d average(2);
    torch::nn::BatchNorm2d module(2);
    {
        const torch::NoGradGuard noGradient;
        module->weight.fill_(3);
        module->running_mean.fill_(7);
    }

    updateMovingAverage(*average, *module, 0.75);

    EXPECT_FLOAT_EQ(average->weight[0].item<float>(), 0.75F * 1 + 0.25F * 3);
    EXPECT_FLOAT_EQ(average->running_mean[0].item<float>(), 7);
}

TEST(StyleSpread, MakesStylesOfUnitVarianceWithLittleNoise)
{
    torch::manual_seed(5);
    NetworkOptions options;
    options.ngf = 4;
    options.zDim = 8;
    options.useVae = true;
    Encoder encoder(options);
    Generator generator(options);
    initializeXavier(*encoder);
    initializeXavier(*generator);
    const auto photographs = torch::randn({ 6, 3, 256, 256 });

    spreadStyles(*encoder, *generator, photographs);

    encoder->eval();
    const auto style = encoder->forward(photographs);
    EXPECT_NEAR(style.mu.square().mean().item<double>(), 1, 1e-3);
    EXPECT_LT(style.logvar.mean().item<double>(), -2.5);
    const auto stem = generator->latentStem()->forward(style.mu);
    EXPECT_NEAR(stem.square().mean().item<double>(), 1, 0.3);
}

TEST(TrainOptions, LowersTheRateOverTheLastSteps)
{
    TrainOptions options;
    options.stages = { { 64, 4, 0 }, { 128, 4, 0 } };
    options.decaySteps = 4;

    EXPECT_EQ(options.learningRateFactor(3), 1);
    EXPECT_EQ(options.learningRateFactor(4), 1);
    EXPECT_EQ(options.learningRateFactor(6), 0.5);
    EXPECT_EQ(options.stageAt(3).size, 64);
    EXPECT_EQ(options.stageAt(4).size, 128);
}

} // namespace
} // namespace pleinair
