#include "training/multiscale_discriminator.h"

#include <gtest/gtest.h>

namespace pleinair {

TEST(MultiscaleDiscriminator, HasThePublishedFeatureSizes)
{
    const torch::InferenceMode inference;
    MultiscaleDiscriminator discriminator(4, 2);
    discriminator->eval();

    const auto features = discriminator->forward(torch::zeros({ 1, 7, 256, 256 }));

    ASSERT_EQ(features.size(), 2U);
    std::vector<int64_t> sides;
    for (const auto& layer : features[0])
        sides.push_back(layer.size(3));
    EXPECT_EQ(sides, (std::vector<int64_t> { 129, 65, 33, 34, 35 }));
    EXPECT_EQ(features[1][0].size(3), 65);
    EXPECT_EQ(features[0].back().size(1), 1);
}

TEST(MultiscaleDiscriminator, HasThePublishedNumberOfParameters)
{
    int64_t count = 0;
    for (const auto& parameter : MultiscaleDiscriminator(4)->parameters())
        count += parameter.numel();

    EXPECT_NEAR(static_cast<double>(count) / 1e6, 5.5, 0.05);
}

TEST(MultiscaleDiscriminator, HasThePublishedKeys)
{
    const MultiscaleDiscriminator discriminator(4, 8, 2, 4);
    const auto parameters = discriminator->named_parameters();
    const auto buffers = discriminator->named_buffers();

    EXPECT_EQ(parameters["discriminator_0.model0.0.weight"].sizes(),
        (std::vector<int64_t> { 8, 7, 4, 4 }));
    EXPECT_TRUE(parameters.contains("discriminator_1.model1.0.0.weight_orig"));
    EXPECT_TRUE(buffers.contains("discriminator_1.model3.0.0.weight_v"));
    EXPECT_TRUE(parameters.contains("discriminator_0.model4.0.bias"));
    EXPECT_FALSE(parameters.contains("discriminator_0.model1.0.0.bias"));
}

TEST(MultiscaleDiscriminator, TheSecondScaleSeesThePooledInput)
{
    const torch::InferenceMode inference;
    torch::manual_seed(1);
    MultiscaleDiscriminator discriminator(1, 2, 2, 2);
    discriminator->eval();
    const torch::Tensor ones = torch::ones({ 1, 4, 32, 32 });

    // Padding is not counted, so pooled ones are ones up to the border.
    const auto features = discriminator->forward(ones)[1][0];
    const auto parameters = discriminator->named_parameters();
    const torch::Tensor expected = torch::leaky_relu(
        torch::conv2d(torch::ones({ 1, 4, 16, 16 }), parameters["discriminator_1.model0.0.weight"],
            parameters["discriminator_1.model0.0.bias"], 2, 2),
        0.2);

    EXPECT_TRUE(torch::allclose(features, expected));
}

} // namespace pleinair
