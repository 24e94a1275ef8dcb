#include "model/nn/encoder.h"

#include <gtest/gtest.h>

namespace pleinair {

TEST(Encoder, HasThePublishedNumberOfParameters)
{
    int64_t count = 0;
    for (const auto& parameter : Encoder(NetworkOptions {})->parameters())
        count += parameter.numel();

    EXPECT_NEAR(static_cast<double>(count) / 1e6, 10.46, 0.005);
}

TEST(Encoder, ReadsPhotographsOfAnySize)
{
    const torch::InferenceMode inference;
    NetworkOptions options;
    options.ngf = 1;
    options.zDim = 7;
    Encoder encoder(options);
    encoder->eval();

    const Style style = encoder->forward(torch::rand({ 2, 3, 100, 300 }) * 2 - 1);

    EXPECT_EQ(style.mu.sizes(), (std::vector<int64_t> { 2, 7 }));
    EXPECT_EQ(style.logvar.sizes(), (std::vector<int64_t> { 2, 7 }));
}

TEST(Encoder, SamplingWithZeroNoiseGivesTheMean)
{
    const Style style { torch::randn({ 1, 4 }), torch::randn({ 1, 4 }) };

    EXPECT_TRUE(torch::equal(sampled(style, torch::zeros({ 1, 4 })), style.mu));
}

TEST(Encoder, NormalizationFormsHaveThePublishedKeys)
{
    const auto keys = [](const char* norm) {
        NetworkOptions options;
        options.ngf = 1;
        return Encoder(options, WeightNorm::Spectral, convNormFrom(norm))->named_parameters();
    };

    EXPECT_TRUE(keys("spectralinstance").contains("layer1.0.weight_orig"));
    EXPECT_FALSE(keys("spectralinstance").contains("layer1.0.bias"));
    EXPECT_TRUE(keys("spectralbatch").contains("layer6.1.weight"));
    EXPECT_TRUE(keys("spectralnone").contains("layer1.bias"));
}

} // namespace pleinair
