#include "model/nn/synchronized_norm.h"

#include "model/nn/label_pyramid.h"
#include "model/nn/moments_exchange.h"
#include "model/nn/one_hot.h"
#include "model/nn/spade_block.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

constexpr double kEps = 1e-5;

/// Two processes that hold the same batch.
class Twins final : public MomentsExchange {
public:
    [[nodiscard]] int processes() const override { return 2; }
    void sum(torch::Tensor& numbers) override { numbers.mul_(2); }
};

/// The rule in plain operations.
torch::Tensor clampedNorm(const torch::Tensor& x)
{
    const auto mean = x.mean({ 0, 2, 3 }, true);
    const auto variance = (x - mean).square().mean({ 0, 2, 3 }, true);
    return (x - mean) * variance.clamp_min(kEps).rsqrt();
}

TEST(SynchronizedNorm, ComputesWhatOneProcessDoesWithBothBatches)
{
    torch::manual_seed(1);
    Twins twins;
    const MomentsExchangeScope scope(&twins);
    auto x = torch::randn({ 2, 3, 4, 5 });
    x.select(1, 1).mul_(1e-4).add_(2); // A variance below eps.
    const auto weight = torch::randn_like(x);
    auto own = x.clone().requires_grad_();
    auto both = torch::cat({ x, x }).requires_grad_();

    SynchronizedMoments moments;
    const auto found = synchronizedNorm(own, kEps, twins, moments);
    (found * weight).sum().backward();
    const auto expected = clampedNorm(both);
    (expected * torch::cat({ weight, weight })).sum().backward();

    EXPECT_EQ(moments.count, 2 * 2 * 4 * 5);
    EXPECT_TRUE(torch::allclose(found, expected.slice(0, 0, 2), 1e-3, 1e-4));
    EXPECT_TRUE(torch::allclose(own.grad(), both.grad().slice(0, 0, 2), 1e-3, 1e-3));
}

TEST(SynchronizedNorm, IsOffOutsideItsScope)
{
    Twins twins;
    {
        const MomentsExchangeScope scope(&twins);
        EXPECT_EQ(momentsExchange(), &twins);
        const MomentsExchangeScope inner(nullptr);
        EXPECT_EQ(momentsExchange(), nullptr);
    }
    EXPECT_EQ(momentsExchange(), nullptr);
}

TEST(SynchronizedNorm, IsOneWhetherGammaAndBetaAreComputedByPixelOrByPattern)
{
    torch::manual_seed(2);
    Twins twins;
    const MomentsExchangeScope scope(&twins);
    NetworkOptions options;
    options.labelNc = 3;
    const SpadeShape shape { .semanticNc = 3, .nhidden = 5 };
    SpadeBlock block(8, 4, shape, WeightNorm::None);
    const auto ids = torch::randint(0, 3, { 2, 8, 8 }).to(torch::kUInt8);
    const auto x = torch::randn({ 2, 8, 4, 4 });
    const auto gradientsOf = [&](LabelPyramid labels) {
        block->zero_grad();
        auto input = x.clone().requires_grad_();
        const auto output = block->forward(input, labels, 2);
        output.square().sum().backward();
        return std::pair { output.detach(), input.grad() };
    };

    const auto byPattern = gradientsOf(LabelPyramid::ofIds(ids, options));
    const auto byPixel = gradientsOf(LabelPyramid(oneHotLabels(ids, options, {})));

    EXPECT_TRUE(torch::allclose(byPattern.first, byPixel.first, 1e-4, 1e-4));
    EXPECT_TRUE(torch::allclose(byPattern.second, byPixel.second, 1e-3, 1e-3));
}

} // namespace
} // namespace pleinair
