#include "training/judge.h"

#include "training/given_gradient.h"
#include "training/patch_judge.h"

#include <torch/csrc/autograd/autograd.h>

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(Judge, OpinionsAreSharesOfRightVerdicts)
{
    KeptVerdicts verdicts;
    verdicts.keep({ torch::tensor({ 1.0F, -1.0F }), torch::tensor({ 2.0F, 3.0F }) },
        { torch::tensor({ -1.0F, 0.3F, -2.0F, -1.0F }) });

    EXPECT_DOUBLE_EQ(verdicts.opinion(0).realRight, 0.75);
    EXPECT_DOUBLE_EQ(verdicts.opinion(0).fakeRight, 0.75);
    EXPECT_DOUBLE_EQ(verdicts.opinion(0.5).fakeRight, 1);
}

TEST(Judge, TheSquaredGradientOfALinearScoreIsTheSquareOfItsWeights)
{
    const auto weights = torch::tensor({ 1.0F, -2.0F, 2.0F });
    const auto input = torch::rand({ 4, 3 }).requires_grad_();

    const auto found = squaredGradient((input * weights).sum(), { input });

    EXPECT_FLOAT_EQ(found.item<float>(), 9);
}

TEST(Judge, TheGradientPenaltyTeachesTheDiscriminator)
{
    torch::manual_seed(1);
    MultiscaleDiscriminator network(2, 4, 2, 3);
    PatchJudge judge(network, {});
    JudgedBatch batch { torch::ones({ 2, 2, 32, 32 }), torch::rand({ 2, 3, 32, 32 }),
        torch::rand({ 2, 3, 32, 32 }), 1, {}, {} };

    const auto penalty = judge.gradientPenalty(batch);
    penalty.backward();

    EXPECT_GT(penalty.item<double>(), 0);
    double learned = 0;
    for (const auto& entry : network->named_parameters()) {
        if (entry.key().find("model0.0.weight") != std::string::npos)
            learned += entry.value().grad().abs().sum().item<double>();
    }
    EXPECT_GT(learned, 0);
}

TEST(Judge, TheGradientPenaltyIsTheSlopeOfTheVerdict)
{
    torch::manual_seed(1);
    MultiscaleDiscriminator network(2, 4, 1, 3);
    network->eval(); // the spectral vectors stay, so that both ways see one function
    network->to(torch::kDouble);
    PatchJudge judge(network, {});
    JudgedBatch batch { torch::ones({ 1, 2, 16, 16 }, torch::kDouble),
        torch::rand({ 1, 3, 16, 16 }, torch::kDouble), {}, 1, {}, {} };
    const auto direction = torch::randn_like(batch.real);
    const auto verdict = [&](double along) {
        return summedScores({ network
                                  ->forward(torch::cat(
                                      { batch.oneHot, batch.real + along * direction }, 1))
                                  .front()
                                  .back() })
            .item<double>();
    };
    const auto real = batch.real.clone().requires_grad_();
    const auto score = summedScores(
        { network->forward(torch::cat({ batch.oneHot, real }, 1)).front().back() });
    const auto gradient = torch::autograd::grad({ score }, { real })[0];

    constexpr double small = 1e-5;
    EXPECT_NEAR((verdict(small) - verdict(-small)) / (2 * small),
        (gradient * direction).sum().item<double>(), 1e-6);
    EXPECT_NEAR(judge.gradientPenalty(batch).item<double>(), gradient.square().sum().item<double>(),
        1e-9);
}

TEST(Judge, LookingOnceForBothStepsTeachesTheSame)
{
    torch::manual_seed(1);
    MultiscaleDiscriminator network(3, 8, 2, 3);
    network->eval(); // the spectral vectors stay, so that both ways see one function
    PatchJudge judge(network, {});
    JudgedBatch batch;
    batch.oneHot = torch::rand({ 2, 3, 64, 64 });
    batch.real = torch::rand({ 2, 3, 64, 64 });
    const auto fake = torch::rand({ 2, 3, 64, 64 });
    const auto learned = [&](bool once) {
        network->zero_grad();
        LossNotes notes;
        batch.looks.clear();
        batch.isJudgedOnce = once;
        batch.fake = fake.detach().requires_grad_();
        const auto ofGenerator = judge.generatorLoss(batch, notes);
        std::vector<torch::Tensor> found { torch::autograd::grad(
            { ofGenerator }, { batch.fake }, {}, /*retain_graph=*/true)
                                               .front() };
        batch.fake = batch.fake.detach();
        judge.discriminatorLoss(batch, notes).backward();
        for (const auto& parameter : network->parameters())
            found.push_back(parameter.grad().clone());
        return found;
    };

    const auto twice = learned(false);
    const auto once = learned(true);

    ASSERT_EQ(once.size(), twice.size());
    for (std::size_t i = 0; i < once.size(); ++i)
        EXPECT_TRUE(torch::allclose(once[i], twice[i], 1e-4, 1e-6)) << i;
    EXPECT_EQ(batch.looks.size(), 1U);
}

TEST(GivenGradient, StandsForTheGraphThatItWasTakenFrom)
{
    const auto x = torch::tensor({ 1.0F, 2.0F }).requires_grad_();
    const auto picture = x * 3;

    const auto loss = lossWithGradient(
        picture, torch::tensor(7.0F), torch::tensor({ 0.5F, -1.0F }));
    (2 * loss).backward();

    EXPECT_FLOAT_EQ(loss.item<float>(), 7);
    EXPECT_TRUE(torch::allclose(x.grad(), torch::tensor({ 3.0F, -6.0F })));
}

TEST(Judge, SecondJudgesPutTheirNameBehindTheirLosses)
{
    torch::manual_seed(1);
    JudgeSettings settings;
    settings.suffix = "_patch";
    PatchJudge judge(MultiscaleDiscriminator(2, 4, 1, 2), settings);
    JudgedBatch batch { torch::ones({ 1, 2, 16, 16 }), torch::rand({ 1, 3, 16, 16 }),
        torch::rand({ 1, 3, 16, 16 }), 1, {}, {} };
    LossNotes notes;

    static_cast<void>(judge.generatorLoss(batch, notes));
    static_cast<void>(judge.discriminatorLoss(batch, notes));

    std::vector<std::string> names;
    for (const auto& [name, value] : notes.meanOver(1))
        names.push_back(name);
    EXPECT_EQ(names,
        (std::vector<std::string> { "GAN_patch", "GAN_Feat_patch", "D_Fake_patch", "D_real_patch" }));
}

} // namespace
} // namespace pleinair
