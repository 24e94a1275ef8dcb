#include "model/nn/instance_norm.h"

#include "model/nn/feature_norm.h"
#include "model/nn/kernel_source.h"

#include <gtest/gtest.h>
#include <torch/csrc/autograd/autograd.h>

namespace pleinair {
namespace {

TEST(InstanceNorm, IsLibTorchsWithALeakyReluBehindIt)
{
    torch::manual_seed(1);
    const auto x = (torch::randn({ 3, 13, 19, 7 }) * 3 + 2)
                       .contiguous(torch::MemoryFormat::ChannelsLast)
                       .requires_grad_();
    const auto direction = torch::randn({ 3, 13, 19, 7 });
    FeatureNorm norm(SpadeNorm::Instance, 13);
    for (const double slope : { 1.0, 0.2 }) {
        const auto y = norm->forward(x, slope);
        const auto gradient = torch::autograd::grad({ (y * direction).sum() }, { x }).front();
        const LibTorchKernels reference;
        const auto expected = norm->forward(x, slope);
        const auto expectedGradient =
            torch::autograd::grad({ (expected * direction).sum() }, { x }).front();

        EXPECT_TRUE(torch::allclose(y, expected, 1e-5, 1e-5));
        EXPECT_TRUE(torch::allclose(gradient, expectedGradient, 1e-4, 1e-5));
        EXPECT_TRUE(y.is_contiguous(torch::MemoryFormat::ChannelsLast));
    }
}

TEST(InstanceNorm, OfAFlatPictureIsZeroAndStaysFinite)
{
    const auto x = torch::full({ 1, 8, 4, 4 }, 5.0F)
                       .contiguous(torch::MemoryFormat::ChannelsLast)
                       .requires_grad_();

    const auto y = instanceNorm(x, 1e-5, 0.2);
    const auto gradient = torch::autograd::grad({ y.sum() }, { x }).front();

    EXPECT_LT(y.abs().max().item<double>(), 1e-3);
    EXPECT_TRUE(gradient.isfinite().all().item<bool>());
}

} // namespace
} // namespace pleinair
