#include "model/nn/packed_conv.h"

#include "model/nn/generator.h"

#include <gtest/gtest.h>

namespace pleinair {

TEST(PackedConv, IsAConvolution)
{
    const torch::InferenceMode inference;
    torch::manual_seed(1);
    const torch::Tensor weight = torch::randn({ 8, 16, 3, 3 });
    const torch::Tensor bias = torch::randn({ 8 });
    if (!PackedConv::isPossible(weight))
        GTEST_SKIP() << "this LibTorch has no oneDNN";
    PackedConv packed(weight, bias, 1, 1);

    for (const int64_t side : { 8, 20, 8 }) {
        const torch::Tensor x = torch::randn({ 2, 16, side, side });
        EXPECT_TRUE(torch::allclose(
            packed.forward(x), torch::conv2d(x, weight, bias, 1, 1), 1e-5, 1e-4));
    }
}

TEST(PackedConv, AFrozenGeneratorRendersTheSameAndKeepsOneStyleApartFromTheNext)
{
    const torch::NoGradGuard noGrad;
    torch::manual_seed(1);
    NetworkOptions options;
    options.labelNc = 3;
    options.ngf = 2;
    options.nhidden = 4;
    options.zDim = 5;
    options.useVae = true;
    options.spectralG = false;
    options.cropSize = 64;
    Generator generator(options);
    generator->eval();
    const torch::Tensor ids = torch::randint(3, { 1, 64, 64 }, torch::kByte);
    auto labels = LabelPyramid::ofIds(ids, options);
    const torch::Tensor z = torch::randn({ 2, 5 });
    const torch::Tensor first = generator->forward(labels, z.narrow(0, 0, 1));
    const torch::Tensor second = generator->forward(labels, z.narrow(0, 1, 1));

    generator->freeze();

    EXPECT_TRUE(torch::allclose(generator->forward(labels, z.narrow(0, 0, 1)), first, 0, 1e-5));
    EXPECT_TRUE(torch::allclose(generator->forward(labels, z.narrow(0, 1, 1)), second, 0, 1e-5));
}

} // namespace pleinair
