#include "model/nn/segmenter.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

Segmenter small(ConvNorm norm)
{
    torch::manual_seed(1);
    Segmenter segmenter(SegmenterShape { 5, 4 }, norm);
    initializeSegmenter(*segmenter);
    segmenter->eval();
    return segmenter;
}

TEST(Segmenter, NamesAQuarterOfThePixels)
{
    const torch::NoGradGuard noGrad;

    const auto logits = small(ConvNorm::SyncBatch)->forward(torch::rand({ 2, 3, 64, 96 }) * 2 - 1);

    EXPECT_EQ(logits.sizes(), (std::vector<std::int64_t> { 2, 5, 16, 24 }));
}

TEST(Segmenter, HasTheSizeThatItsDescriptionPromises)
{
    const Segmenter segmenter(SegmenterShape { 17, 32 }, ConvNorm::None);
    std::int64_t parameters = 0;
    for (const auto& parameter : segmenter->parameters())
        parameters += parameter.numel();

    EXPECT_NEAR(static_cast<double>(parameters), 3.2e6, 0.1e6);
    EXPECT_LT(parameters * 2, 8 << 20);
}

TEST(Segmenter, SeesTheWholePictureThroughItsMean)
{
    const torch::NoGradGuard noGrad;
    auto segmenter = small(ConvNorm::SyncBatch);
    auto photograph = torch::zeros({ 1, 3, 512, 512 });
    const auto before = segmenter->forward(photograph);
    photograph.slice(2, 448).slice(3, 448).fill_(1);

    const auto after = segmenter->forward(photograph);

    EXPECT_GT((after - before).slice(2, 0, 8).slice(3, 0, 8).abs().max().item<float>(), 0);
}

TEST(Segmenter, SeesACloudByHowItDepartsFromTheSky)
{
    const torch::NoGradGuard noGrad;
    auto segmenter = small(ConvNorm::None);
    auto blind = small(ConvNorm::None);
    segmenter->smoothClasses()[0] = 1;
    for (auto* network : { segmenter.get(), blind.get() })
        torch::nn::init::constant_(network->named_parameters()["departures_head.weight"], 1);
    auto photograph = torch::full({ 1, 3, 64, 64 }, -0.2F);
    photograph.slice(2, 16, 32).slice(3, 16, 32).fill_(0.6F);

    const auto difference = (segmenter->forward(photograph) - blind->forward(photograph)).abs();

    EXPECT_GT(difference.max().item<float>(), 0);
}

TEST(Segmenter, WithSilentDeparturesIsTheNetworkWithoutThem)
{
    const torch::NoGradGuard noGrad;
    auto segmenter = small(ConvNorm::None);
    Segmenter plain(
        SegmenterShape { .classes = 5, .width = 4, .seesDepartures = false }, ConvNorm::None);
    const auto weights = segmenter->named_parameters();
    for (auto& entry : plain->named_parameters())
        entry.value().copy_(weights[entry.key()]);
    const auto photograph = torch::rand({ 1, 3, 64, 64 });

    EXPECT_TRUE(torch::equal(segmenter->forward(photograph), plain->forward(photograph)));
}

TEST(RefinedProbabilities, AddUpToOneAndKeepWhatIsUniform)
{
    const auto logits =
        torch::tensor({ 0.F, 1.F, 2.F }).view({ 1, 3, 1, 1 }).expand({ 1, 3, 8, 8 });
    const auto photograph = torch::rand({ 1, 3, 32, 32 }) * 2 - 1;

    const auto refined = refinedProbabilities(logits, photograph);

    EXPECT_TRUE(torch::allclose(refined.sum(1), torch::ones({ 1, 32, 32 }), 1e-5, 1e-5));
    const auto expected = torch::softmax(torch::tensor({ 0.F, 1.F, 2.F }), 0).view({ 1, 3, 1, 1 });
    EXPECT_TRUE(torch::allclose(refined, expected.expand_as(refined), 1e-3, 1e-3));
}

TEST(RefinedProbabilities, DrawABorderToThatOfThePhotograph)
{
    // The photograph changes at column 18, the logits between the cells at column 16.
    auto photograph = torch::full({ 1, 3, 32, 32 }, -1.F);
    photograph.slice(3, 18).fill_(1);
    auto logits = torch::full({ 1, 2, 8, 8 }, -2.F);
    logits[0][0].slice(1, 0, 4).fill_(2);
    logits[0][1].slice(1, 4, 8).fill_(2);

    const auto found = refinedProbabilities(logits, photograph).argmax(1)[0];

    EXPECT_EQ(found[16][17].item<std::int64_t>(), 0);
    EXPECT_EQ(found[16][18].item<std::int64_t>(), 1);
}

} // namespace
} // namespace pleinair
