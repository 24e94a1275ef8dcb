#include "model/nn/initialize.h"

#include "model/nn/generator.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {

TEST(Initialize, DrawsTheRawWeightFromXaviersDistribution)
{
    torch::manual_seed(1);
    NetworkOptions options;
    options.labelNc = 10;
    options.ngf = 16;
    Generator generator(options);

    initializeXavier(*generator);

    const auto parameters = generator->named_parameters();
    const auto expectDeviation = [&](const char* name, double fans) {
        EXPECT_NEAR(parameters[name].std().item<double>(), 0.02 * std::sqrt(2 / fans),
            0.02 * std::sqrt(2 / fans) * 0.02)
            << name;
    };
    expectDeviation("head_0.conv_0.weight_orig", 9.0 * (256 + 256));
    expectDeviation("up_0.norm_0.mlp_gamma.weight", 9.0 * (128 + 256));
    EXPECT_EQ(parameters["head_0.conv_0.bias"].abs().max().item<float>(), 0);
    EXPECT_EQ(parameters["fc.bias"].abs().max().item<float>(), 0);
}

} // namespace pleinair
