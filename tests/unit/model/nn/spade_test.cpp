#include "model/nn/spade.h"

#include <gtest/gtest.h>

namespace pleinair {

namespace {

LabelPyramid randomLabels(int64_t batch, int64_t channels, int64_t side)
{
    const torch::Tensor ids = torch::randint(channels, { batch, side, side }, torch::kLong);
    return LabelPyramid(
        torch::one_hot(ids, channels).permute({ 0, 3, 1, 2 }).to(torch::kFloat));
}

class SpadeOfEveryNorm : public testing::TestWithParam<SpadeNorm> { };

} // namespace

TEST_P(SpadeOfEveryNorm, WithZeroGammaAndBetaIsPlainNormalization)
{
    const torch::NoGradGuard noGrad;
    torch::manual_seed(1);
    Spade spade(6, SpadeShape { .semanticNc = 3, .nhidden = 8, .norm = GetParam() });
    for (auto& parameter : spade->parameters())
        parameter.zero_();
    LabelPyramid labels = randomLabels(2, 3, 16);

    const torch::Tensor y = spade->forward(torch::randn({ 2, 6, 16, 16 }) * 3 + 2, labels);

    const torch::Tensor mean = y.mean({ 0, 2, 3 });
    const torch::Tensor variance = y.var({ 0, 2, 3 }, false);
    EXPECT_TRUE(torch::allclose(mean, torch::zeros(6), 0, 1e-5));
    EXPECT_TRUE(torch::allclose(variance, torch::ones(6), 0, 1e-4));
}

INSTANTIATE_TEST_SUITE_P(Norms, SpadeOfEveryNorm,
    testing::Values(SpadeNorm::Batch, SpadeNorm::SyncBatch, SpadeNorm::Instance));

TEST(Spade, GammaScalesAndBetaShifts)
{
    const torch::NoGradGuard noGrad;
    Spade spade(4, SpadeShape { .semanticNc = 2, .nhidden = 8 });
    spade->eval();
    for (auto& parameter : spade->parameters())
        parameter.zero_();
    spade->gamma()->bias.fill_(0.5);
    spade->beta()->bias.fill_(3);
    LabelPyramid labels = randomLabels(1, 2, 8);
    const torch::Tensor x = torch::randn({ 1, 4, 8, 8 });

    const torch::Tensor y = spade->forward(x, labels);

    EXPECT_TRUE(torch::allclose(y, spade->norm()->forward(x) * 1.5 + 3, 0, 1e-6));
}

TEST(Spade, ReachesNoFartherThanTheNeighbourhoodOfAPixel)
{
    const torch::NoGradGuard noGrad;
    torch::manual_seed(1);
    Spade spade(4, SpadeShape { .semanticNc = 2, .nhidden = 8 });
    spade->eval();
    torch::Tensor oneHot = torch::zeros({ 1, 2, 16, 16 });
    oneHot.select(1, 0).fill_(1);
    torch::Tensor dabbed = oneHot.clone();
    dabbed[0][0][8][8] = 0;
    dabbed[0][1][8][8] = 1;
    const torch::Tensor x = torch::randn({ 1, 4, 16, 16 });
    LabelPyramid before(oneHot);
    LabelPyramid after(dabbed);

    const torch::Tensor apart = (spade->forward(x, before) - spade->forward(x, after)).abs();

    EXPECT_GT(apart[0].max().item<float>(), 0);
    apart.slice(2, 6, 11).slice(3, 6, 11).zero_();
    EXPECT_EQ(apart.max().item<float>(), 0);
}

TEST(Spade, OnlyPlainBatchNormCountsItsBatches)
{
    const torch::NoGradGuard noGrad;
    for (const auto norm : { SpadeNorm::Batch, SpadeNorm::SyncBatch }) {
        Spade spade(4, SpadeShape { .semanticNc = 2, .nhidden = 4, .norm = norm });
        LabelPyramid labels = randomLabels(2, 2, 8);
        spade->forward(torch::randn({ 2, 4, 8, 8 }), labels);

        const auto count
            = spade->named_buffers()["param_free_norm.num_batches_tracked"].item<int64_t>();
        EXPECT_EQ(count, norm == SpadeNorm::Batch ? 1 : 0);
    }
}

TEST(Spade, HasThePublishedKeys)
{
    const Spade spade(4, SpadeShape { .semanticNc = 2 });
    const auto parameters = spade->named_parameters();

    EXPECT_EQ(parameters["mlp_shared.0.weight"].sizes(), (std::vector<int64_t> { 128, 2, 3, 3 }));
    EXPECT_EQ(parameters["mlp_gamma.weight"].sizes(), (std::vector<int64_t> { 4, 128, 3, 3 }));
    EXPECT_EQ(parameters["mlp_beta.bias"].sizes(), (std::vector<int64_t> { 4 }));
    EXPECT_EQ(parameters.size(), 6U);
}

} // namespace pleinair
