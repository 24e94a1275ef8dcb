#include "model/nn/winograd_conv.h"

#include "model/nn/kernel_source.h"
#include "model/nn/winograd_kernels.h"

#include <gtest/gtest.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <string>
#include <vector>

namespace pleinair {
namespace {

struct Case {
    std::string name;
    std::int64_t batch;
    std::int64_t in;
    std::int64_t out;
    std::int64_t height;
    std::int64_t width;
    std::int64_t side;
    std::int64_t stride;
    std::int64_t padding;
};

class WinogradConvTest : public testing::TestWithParam<Case> {
protected:
    struct Found {
        torch::Tensor y;
        std::vector<torch::Tensor> gradients; ///< Of features, weight and bias.
    };

    void SetUp() override
    {
        torch::manual_seed(1);
        const auto& c = GetParam();
        m_x = torch::randn({ c.batch, c.in, c.height, c.width })
                  .contiguous(torch::MemoryFormat::ChannelsLast)
                  .requires_grad_();
        m_weight = torch::randn({ c.out, c.in, c.side, c.side }).requires_grad_();
        m_bias = torch::randn({ c.out }).requires_grad_();
    }

    Found convolve() const
    {
        const auto& c = GetParam();
        const auto y = convolved(m_x, m_weight, m_bias, c.stride, c.padding);
        torch::manual_seed(2);
        const auto direction = torch::randn(y.sizes());
        return { y.detach(),
            torch::autograd::grad({ (y * direction).sum() }, { m_x, m_weight, m_bias }) };
    }

    torch::Tensor m_x;
    torch::Tensor m_weight;
    torch::Tensor m_bias;
};

double distance(const torch::Tensor& found, const torch::Tensor& expected)
{
    return ((found - expected).abs().max() / expected.abs().max()).item<double>();
}

TEST_P(WinogradConvTest, IsLibTorchsConvolutionWithItsGradients)
{
    const auto found = convolve();
    const LibTorchKernels reference;
    const auto expected = convolve();

    EXPECT_FALSE(torch::equal(found.y, expected.y)) << "the kernels under test were not taken";
    EXPECT_LT(distance(found.y, expected.y), 2e-5);
    for (std::size_t i = 0; i < found.gradients.size(); ++i) {
        ASSERT_EQ(found.gradients[i].sizes(), expected.gradients[i].sizes());
        EXPECT_LT(distance(found.gradients[i], expected.gradients[i]), 5e-5) << i;
    }
}

TEST_P(WinogradConvTest, HasTheSameBitsWithAnyNumberOfThreads)
{
    const int before = at::get_num_threads();
    const auto first = convolve();
    at::set_num_threads(before == 3 ? 2 : 3);
    const auto second = convolve();
    at::set_num_threads(before);

    EXPECT_TRUE(torch::equal(first.y, second.y));
    // The bias is summed by LibTorch.
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_TRUE(torch::equal(first.gradients[i], second.gradients[i])) << i;
}

INSTANTIATE_TEST_SUITE_P(Shapes, WinogradConvTest,
    testing::Values(Case { "Generator", 2, 32, 16, 20, 20, 3, 1, 1 },
        Case { "OddSidesAndChannels", 3, 20, 41, 11, 17, 3, 1, 1 },
        Case { "ManyChannels", 2, 256, 272, 8, 8, 3, 1, 1 },
        Case { "ManyChannelsStrideOfTwo", 2, 136, 128, 18, 18, 4, 2, 2 },
        Case { "NoPadding", 2, 16, 8, 21, 14, 3, 1, 0 },
        Case { "ManyTiles", 1, 8, 16, 90, 70, 3, 1, 1 },
        Case { "SideOfFour", 2, 24, 16, 17, 18, 4, 1, 2 },
        Case { "StrideOfTwo", 2, 21, 16, 33, 32, 4, 2, 2 },
        Case { "StrideOfTwoOddSides", 3, 8, 24, 31, 37, 4, 2, 2 },
        Case { "StrideOfTwoNoPadding", 2, 16, 9, 40, 24, 4, 2, 0 }),
    [](const auto& info) { return info.param.name; });

/// One tile of one picture, 6 x 6 pixels to 4 x 4, by the kernels of one instruction set.
std::vector<float> oneTile(
    const WinogradKernels& kernels, const torch::Tensor& x, const torch::Tensor& weight)
{
    constexpr std::size_t channels = 16;
    const int panels = static_cast<int>(channels) / kernels.panel;
    const int columns = std::max(1, panels) * kernels.panel;
    const std::size_t place = channels * static_cast<std::size_t>(columns);
    std::vector<float> weights(kWinogradPlaces * place);
    std::vector<float> values(kWinogradPlaces * channels);
    std::vector<float> sums(kWinogradPlaces * static_cast<std::size_t>(columns));
    std::vector<float> y(16 * channels);
    kernels.weights({ weight.data_ptr<float>(), 9 * 16, 9, 3, 1, 16, 16, 3, 1 }, 0,
        columns / kernels.panel, weights.data(), place);
    const WinogradTiles tiles { 4, 1, 1, 0, 1 };
    kernels.windows(
        { 6, 6, 16, 1 }, x.data_ptr<float>(), 0, tiles, { values.data(), channels, channels });
    for (std::size_t i = 0; i < kWinogradPlaces; ++i)
        kernels.products({ values.data() + i * channels, channels, 1, weights.data() + i * place,
            channels * static_cast<std::size_t>(kernels.panel),
            static_cast<std::size_t>(kernels.panel), 1, 16, columns / kernels.panel, true,
            sums.data() + i * static_cast<std::size_t>(columns),
            static_cast<std::size_t>(columns) });
    kernels.results(
        { sums.data(), static_cast<std::size_t>(columns), static_cast<std::size_t>(columns) },
        tiles, 0, 16 / kernels.lanes, nullptr, { 4, 4, 16, 1 }, y.data());
    return y;
}

TEST(WinogradKernels, EveryInstructionSetOfThisMachineComputesTheSame)
{
    torch::manual_seed(1);
    const auto x = torch::randn({ 1, 16, 6, 6 }).contiguous(torch::MemoryFormat::ChannelsLast);
    const auto weight = torch::randn({ 16, 16, 3, 3 });
    const auto expected = torch::conv2d(x, weight).permute({ 0, 2, 3, 1 }).contiguous().flatten();
    std::vector<const WinogradKernels*> all { &winogradKernelsBaseline() };
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        all.push_back(&winogradKernelsAvx2());
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw"))
        all.push_back(&winogradKernelsAvx512());

    for (const auto* kernels : all) {
        auto y = oneTile(*kernels, x, weight);
        EXPECT_LT(distance(torch::from_blob(y.data(), { 256 }), expected), 2e-5) << kernels->lanes;
    }
}

TEST(Convolved, LeavesToLibTorchWhatItDoesNotKnow)
{
    torch::manual_seed(1);
    const auto x = torch::randn({ 2, 16, 12, 12 });
    const auto last = x.contiguous(torch::MemoryFormat::ChannelsLast);
    const auto weight = torch::randn({ 16, 16, 3, 3 });

    EXPECT_TRUE(torch::equal(convolved(x, weight, {}, 1, 1), torch::conv2d(x, weight, {}, 1, 1)));
    EXPECT_TRUE(
        torch::equal(convolved(last, weight, {}, 2, 1), torch::conv2d(last, weight, {}, 2, 1)));
    const auto grouped = torch::randn({ 16, 1, 3, 3 });
    EXPECT_TRUE(torch::equal(
        convolved(last, grouped, {}, 1, 1, 16), torch::conv2d(last, grouped, {}, 1, 1, 1, 16)));
}

TEST(Convolved, RefusesAGradientOfItsGradientRatherThanGiveAWrongOne)
{
    const auto x = torch::randn({ 1, 16, 16, 16 })
                       .contiguous(torch::MemoryFormat::ChannelsLast)
                       .requires_grad_();
    const auto weight = torch::randn({ 16, 16, 3, 3 });
    const auto twice = [&] {
        const auto y = convolved(x, weight, {}, 1, 1);
        return torch::autograd::grad({ y.square().sum() }, { x }, {}, true, /*create_graph=*/true);
    };

    EXPECT_THROW(static_cast<void>(twice()), c10::Error);
    const LibTorchKernels twiceDifferentiable;
    EXPECT_NO_THROW(static_cast<void>(twice()));
}

} // namespace
} // namespace pleinair
