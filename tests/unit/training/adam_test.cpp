#include "training/adam.h"

#include "model/nn/torch_api.h"

#include <gtest/gtest.h>

#include <torch/optim/adam.h>

namespace pleinair {
namespace {

TEST(Adam, MovesAsLibTorchsOwn)
{
    torch::manual_seed(1);
    const auto start = torch::randn({ 7, 5 });
    auto ours = start.clone().requires_grad_();
    auto theirs = start.clone().requires_grad_();
    Adam adam({ { "w", ours } }, { 1e-2, 0.5, 0.9, 1e-8 });
    torch::optim::Adam reference(
        { theirs }, torch::optim::AdamOptions(1e-2).betas(std::make_tuple(0.5, 0.9)).eps(1e-8));

    for (int step = 0; step < 20; ++step) {
        const auto gradient = torch::randn({ 7, 5 });
        ours.mutable_grad() = gradient.clone();
        theirs.mutable_grad() = gradient.clone();
        adam.step();
        reference.step();
    }

    EXPECT_TRUE(torch::allclose(ours, theirs, 1e-5, 1e-6));
}

TEST(Adam, LeavesAParameterWithoutGradientAlone)
{
    auto parameter = torch::ones({ 3 }).requires_grad_();
    Adam adam({ { "w", parameter } }, {});

    adam.step();

    EXPECT_TRUE(torch::equal(parameter.detach(), torch::ones({ 3 })));
}

TEST(Adam, ScalesAccumulatedGradients)
{
    auto once = torch::zeros({ 2 }).requires_grad_();
    auto twice = torch::zeros({ 2 }).requires_grad_();
    Adam first({ { "w", once } }, { 1e-3, 0, 0.9, 1e-2 });
    Adam second({ { "w", twice } }, { 1e-3, 0, 0.9, 1e-2 });
    once.mutable_grad() = torch::tensor({ 1.0F, -2.0F });
    twice.mutable_grad() = torch::tensor({ 2.0F, -4.0F });

    first.step();
    second.step(0.5);

    EXPECT_TRUE(torch::equal(once.detach(), twice.detach()));
}

TEST(Adam, ClipsTheNormOfAllGradientsTogether)
{
    auto a = torch::zeros({ 1 }).requires_grad_();
    auto b = torch::zeros({ 1 }).requires_grad_();
    Adam adam({ { "a", a }, { "b", b } }, {});
    a.mutable_grad() = torch::tensor({ 3.0F });
    b.mutable_grad() = torch::tensor({ 4.0F });

    adam.clipGradients(1);

    EXPECT_NEAR(adam.gradientNorm(), 1, 1e-6);
    EXPECT_NEAR(a.grad().item<float>(), 0.6, 1e-6);
}

} // namespace
} // namespace pleinair
