#include "training/feature_guide.h"

#include <gtest/gtest.h>
#include <torch/optim/adam.h>

namespace pleinair {
namespace {

/// Three activations, at 1/8, 1/16 and 1/32, of which each channel is the picture's red.
std::vector<torch::Tensor> redness(const torch::Tensor& photographs)
{
    const auto red = photographs.slice(1, 0, 1);
    return { torch::avg_pool2d(red, 8).repeat({ 1, 2, 1, 1 }),
        torch::avg_pool2d(red, 16).repeat({ 1, 2, 1, 1 }),
        torch::avg_pool2d(red, 32).repeat({ 1, 3, 1, 1 }) };
}

TEST(FeatureGuide, RewardsWhatPredictsTheFeatures)
{
    torch::manual_seed(1);
    Segmenter segmenter(SegmenterShape { 2, 4 }, ConvNorm::SyncBatch);
    FeatureGuide guide(segmenter->shape(), std::vector<std::int64_t> { 2, 2, 3 },
        std::vector<std::int64_t> { 8, 16, 32 });
    auto parameters = segmenter->parameters();
    for (const auto& parameter : guide->parameters())
        parameters.push_back(parameter);
    torch::optim::Adam adam(parameters, torch::optim::AdamOptions(1e-2));
    double first = 0;
    double last = 0;
    for (int step = 0; step < 80; ++step) {
        const auto photographs =
            (torch::rand({ 4, 3, 4, 4 }) * 2 - 1).repeat_interleave(32, 2).repeat_interleave(32, 3);
        const auto loss = guide->forward(segmenter->encode(photographs), redness(photographs));
        adam.zero_grad();
        loss.backward();
        adam.step();
        last = loss.item<double>();
        if (step == 0)
            first = last;
    }

    EXPECT_LE(first, 2);
    EXPECT_LT(last, first / 2);
}

TEST(FeatureGuide, PredictsEachActivationFromTheLevelOfItsStride)
{
    const SegmenterShape shape { 2, 4 };
    const FeatureGuide guide(
        shape, std::vector<std::int64_t> { 5, 7 }, std::vector<std::int64_t> { 32, 8 });

    const auto parameters = guide->named_parameters();

    EXPECT_EQ(parameters["predict1.weight"].size(1), shape.channels()[4]);
    EXPECT_EQ(parameters["predict1.weight"].size(0), 5);
    EXPECT_EQ(parameters["predict2.weight"].size(1), shape.channels()[2]);
}

} // namespace
} // namespace pleinair
