#include "training/feature_guide.h"

#include <gtest/gtest.h>
#include <torch/optim/adam.h>

namespace pleinair {
namespace {

/// Two activations, at 1/16 and 1/32, of which each channel is the picture's red, shifted.
class RedFeatures final : public FrozenFeatures {
public:
    std::string name() const override { return "red"; }
    std::vector<torch::Tensor> forward(const torch::Tensor& image) const override
    {
        const auto red = image.slice(1, 0, 1);
        return { torch::avg_pool2d(red, 16).repeat({ 1, 2, 1, 1 }),
            torch::avg_pool2d(red, 32).repeat({ 1, 3, 1, 1 }) };
    }
    void to(torch::Device) override { }
};

TEST(FeatureGuide, RewardsWhatPredictsTheFeatures)
{
    torch::manual_seed(1);
    Segmenter segmenter(SegmenterShape { 2, 4 }, ConvNorm::SyncBatch);
    FeatureGuide guide(std::make_shared<RedFeatures>(), 4, torch::kCPU);
    auto parameters = segmenter->parameters();
    for (const auto& parameter : guide->parameters())
        parameters.push_back(parameter);
    torch::optim::Adam adam(parameters, torch::optim::AdamOptions(1e-2));
    double first = 0;
    double last = 0;
    for (int step = 0; step < 40; ++step) {
        const auto photographs =
            (torch::rand({ 4, 3, 4, 4 }) * 2 - 1).repeat_interleave(32, 2).repeat_interleave(32, 3);
        const auto loss = guide->forward(segmenter->encode(photographs), photographs);
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

} // namespace
} // namespace pleinair
