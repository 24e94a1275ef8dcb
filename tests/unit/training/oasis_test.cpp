#include "training/oasis_judge.h"

#include <gtest/gtest.h>
#include <torch/optim/adam.h>

#include <ATen/Parallel.h>

#include <cmath>
#include <utility>
#include <vector>

namespace pleinair {
namespace {

/// One-hot labels of one picture of a single row.
torch::Tensor row(const std::vector<int64_t>& classes, int64_t count)
{
    return torch::one_hot(torch::tensor(classes), count)
        .t()
        .to(torch::kFloat32)
        .reshape({ 1, count, 1, -1 });
}

TEST(OasisDiscriminator, SaysOneMoreClassForEveryPixelAtAnySize)
{
    OasisDiscriminator network(5, 2);

    EXPECT_EQ(network->forward(torch::rand({ 2, 3, 64, 128 })).sizes(),
        (std::vector<int64_t> { 2, 6, 64, 128 }));
    EXPECT_EQ(network->forward(torch::rand({ 1, 3, 32, 32 })).sizes(),
        (std::vector<int64_t> { 1, 6, 32, 32 }))
        << "too small to be halved six times";
}

TEST(OasisDiscriminator, HasTheSizeOfThePublishedOne)
{
    OasisDiscriminator network(182, 128);

    std::int64_t parameters = 0;
    for (const auto& parameter : network->parameters())
        parameters += parameter.numel();

    // Two 3 x 3 convolutions a block, and a 1 x 1 where the width changes: the widths of the
    // paper's table.
    std::int64_t expected = 64 * 183 + 183;
    for (const auto& [in, out] : std::vector<std::pair<std::int64_t, std::int64_t>> { { 3, 128 },
             { 128, 128 }, { 128, 256 }, { 256, 256 }, { 256, 512 }, { 512, 512 }, { 512, 512 },
             { 1024, 256 }, { 512, 256 }, { 512, 128 }, { 256, 128 }, { 256, 64 } })
        expected += 9 * in * out + out + 9 * out * out + out + (in == out ? 0 : in * out);
    EXPECT_EQ(parameters, expected);
}

TEST(OasisJudge, EveryClassOfABatchCountsAlike)
{
    const auto weights = classBalance(row({ 0, 0, 0, 2 }, 3));

    EXPECT_TRUE(torch::allclose(weights, torch::tensor({ 4.0F / 6, 0.0F, 4.0F / 2 })));
}

TEST(OasisJudge, TheClassLossOnHandMadeLogits)
{
    // Every pixel is equally likely to be "made", class 0 or class 1.
    const auto known = balancedClassLoss(torch::zeros({ 1, 3, 1, 4 }), row({ 0, 0, 0, 1 }, 2));
    EXPECT_NEAR(known.item<double>(), std::log(3.0), 1e-6);

    auto logits = torch::zeros({ 1, 3, 1, 2 });
    logits[0][1][0][0] = 1; // the first pixel leans to its class, the second to none
    const auto leaning = balancedClassLoss(logits, row({ 0, 1 }, 2));
    EXPECT_NEAR(leaning.item<double>(), (std::log(std::exp(1.0) + 2) - 1 + std::log(3.0)) / 2, 1e-6);
}

TEST(OasisJudge, PixelsWithoutAClassCountForNothing)
{
    auto classes = row({ 0, 1, 1 }, 2);
    classes.select(3, 2).zero_();
    auto logits = torch::randn({ 1, 3, 1, 3 });
    const auto before = balancedClassLoss(logits, classes);
    logits.select(3, 2).fill_(50);

    EXPECT_FLOAT_EQ(balancedClassLoss(logits, classes).item<float>(), before.item<float>());
}

TEST(OasisJudge, LabelMixGivesEveryClassWhollyToOneSide)
{
    const auto classes = torch::one_hot(torch::randint(6, { 8, 16, 16 }), 6)
                             .permute({ 0, 3, 1, 2 })
                             .to(torch::kFloat32);

    const auto mask = labelMixMask(classes, 3);

    const auto ofClass = (classes * mask).sum({ 2, 3 }) / classes.sum({ 2, 3 });
    EXPECT_TRUE(torch::all(ofClass.eq(0) | ofClass.eq(1)).item<bool>());
    EXPECT_NEAR(ofClass.mean().item<double>(), 0.5, 0.2);
    EXPECT_TRUE(torch::equal(mask, labelMixMask(classes, 3)));
    EXPECT_FALSE(torch::equal(mask, labelMixMask(classes, 4)));
}

TEST(OasisJudge, LearnsToTellTheClassesOfAPhotographAndWhatWasMade)
{
    at::set_num_threads(1); // the network is too small to be shared
    torch::manual_seed(4);
    OasisDiscriminator network(2, 4);
    OasisJudge judge(network, 2, {});
    torch::optim::Adam adam(network->parameters(), torch::optim::AdamOptions(2e-3));
    auto labels = torch::zeros({ 2, 2, 32, 32 });
    labels.select(1, 0).slice(1, 0, 16).fill_(1);
    labels.select(1, 1).slice(1, 16).fill_(1);
    const auto real = (labels.select(1, 0) - labels.select(1, 1)).unsqueeze(1).repeat({ 1, 3, 1, 1 });
    const auto fake = torch::randn({ 2, 3, 32, 32 }) * 0.2;

    const auto hasLearned = [&] {
        const auto opinion = judge.opinion();
        return opinion.realRight > 0.9 && opinion.fakeRight > 0.9;
    };
    for (int step = 0; step < 300 && !hasLearned(); ++step) {
        JudgedBatch batch { labels, real, fake, static_cast<std::uint64_t>(step), {}, {} };
        LossNotes notes;
        adam.zero_grad();
        judge.discriminatorLoss(batch, notes).backward();
        adam.step();
    }

    EXPECT_TRUE(hasLearned());
}

} // namespace
} // namespace pleinair
