#include "model/nn/spectral_norm.h"

#include <gtest/gtest.h>

namespace pleinair {

namespace {

/// A 1 x 1 convolution whose weight is the diagonal matrix of these values.
SpectralConv2d diagonalConv(const std::vector<float>& diagonal)
{
    const auto side = static_cast<int64_t>(diagonal.size());
    SpectralConv2d conv(ConvShape { .in = side, .out = side, .kernel = 1, .padding = 0, .bias = false },
        WeightNorm::Spectral);
    const torch::NoGradGuard noGrad;
    conv->rawWeight().copy_(torch::diag(torch::tensor(diagonal)).reshape({ side, side, 1, 1 }));
    return conv;
}

} // namespace

TEST(SpectralNorm, DividesADiagonalMatrixByItsLargestEntry)
{
    const torch::NoGradGuard noGrad;
    SpectralConv2d conv = diagonalConv({ 1, 4, 2 });
    conv->train();
    for (int i = 0; i < 50; ++i)
        conv->forward(torch::zeros({ 1, 3, 1, 1 }));

    const torch::Tensor expected = torch::diag(torch::tensor({ 0.25F, 1.0F, 0.5F }));
    EXPECT_TRUE(torch::allclose(conv->effectiveWeight().flatten(1), expected, 0, 1e-5));
}

TEST(SpectralNorm, EvaluationLeavesTheStoredVectorsAlone)
{
    const torch::NoGradGuard noGrad;
    SpectralConv2d conv = diagonalConv({ 1, 4, 2 });
    conv->eval();
    const torch::Tensor before = conv->named_buffers()["weight_u"].clone();

    conv->forward(torch::zeros({ 1, 3, 1, 1 }));

    EXPECT_TRUE(torch::equal(conv->named_buffers()["weight_u"], before));
}

TEST(SpectralNorm, TakesSigmaFromTheStoredVectorsEvenWhenTheyAreWrong)
{
    const torch::NoGradGuard noGrad;
    SpectralConv2d conv = diagonalConv({ 1, 4, 2 });
    conv->eval();
    conv->named_buffers()["weight_u"].copy_(torch::tensor({ 0.0F, 0.0F, 1.0F }));
    conv->named_buffers()["weight_v"].copy_(torch::tensor({ 0.0F, 0.0F, 1.0F }));

    EXPECT_FLOAT_EQ((conv->effectiveWeight()[1][1][0][0].item<float>()), 4.0F / 2.0F);
}

TEST(SpectralNorm, TheGradientPassesThroughSigma)
{
    torch::manual_seed(11);
    SpectralConv2d conv(ConvShape { .in = 3, .out = 2 }, WeightNorm::Spectral);
    conv->eval();

    // Scaling the weight changes nothing, so the gradient is orthogonal to the weight.
    (conv->effectiveWeight() * torch::randn({ 2, 3, 3, 3 })).sum().backward();

    // The stored vectors of a new convolution may give a small sigma and a large gradient, so the
    // cosine is what must vanish.
    const auto gradient = conv->rawWeight().grad().flatten().to(torch::kDouble);
    const auto weight = conv->rawWeight().detach().flatten().to(torch::kDouble);
    const auto cosine = gradient.dot(weight) / (gradient.norm() * weight.norm());
    EXPECT_NEAR(cosine.item<double>(), 0, 1e-6);
}

TEST(SpectralNorm, HasThePublishedKeys)
{
    const SpectralConv2d spectral(ConvShape {}, WeightNorm::Spectral);
    const SpectralConv2d plain(ConvShape {}, WeightNorm::None);

    EXPECT_TRUE(spectral->named_parameters().contains("weight_orig"));
    EXPECT_TRUE(spectral->named_buffers().contains("weight_u"));
    EXPECT_TRUE(spectral->named_buffers().contains("weight_v"));
    EXPECT_TRUE(plain->named_parameters().contains("weight"));
    EXPECT_TRUE(plain->named_buffers().is_empty());
}

} // namespace pleinair
