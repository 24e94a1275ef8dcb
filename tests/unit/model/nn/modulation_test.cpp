#include "model/nn/modulation.h"

#include "model/nn/generator.h"
#include "model/nn/label_pyramid.h"
#include "model/nn/spade_block.h"

#include <gtest/gtest.h>
#include <torch/csrc/autograd/autograd.h>

namespace pleinair {
namespace {

NetworkOptions fiveClasses()
{
    NetworkOptions options;
    options.labelNc = 5;
    options.containDontcareLabel = true;
    return options;
}

/// Blocks of equal labels with an unknown strip, [2, 24, 32].
torch::Tensor someLabels()
{
    auto ids = torch::randint(0, 5, { 2, 6, 8 }, torch::kUInt8)
                   .repeat_interleave(4, 1)
                   .repeat_interleave(4, 2)
                   .contiguous();
    ids.slice(1, 0, 3).fill_(255);
    return ids;
}

/// Two blocks of one shape with the same random weights.
std::pair<SpadeBlock, SpadeBlock> twins(const SpadeShape& shape, std::int64_t in, std::int64_t out)
{
    SpadeBlock first(in, out, shape, WeightNorm::Spectral);
    SpadeBlock second(in, out, shape, WeightNorm::Spectral);
    const torch::NoGradGuard noGradient;
    const auto targets = second->parameters();
    const auto sources = first->parameters();
    for (std::size_t i = 0; i < sources.size(); ++i) {
        sources[i].normal_(0, 0.3);
        targets[i].copy_(sources[i]);
    }
    const auto targetBuffers = second->buffers();
    const auto sourceBuffers = first->buffers();
    for (std::size_t i = 0; i < sourceBuffers.size(); ++i)
        targetBuffers[i].copy_(sourceBuffers[i]);
    return { first, second };
}

void expectClose(const torch::Tensor& found, const torch::Tensor& expected, const std::string& what)
{
    const double scale = std::max(1.0, expected.abs().max().item<double>());
    EXPECT_LT((found - expected).abs().max().item<double>(), 2e-5 * scale) << what;
}

class PatternedBlock : public testing::TestWithParam<std::tuple<int, int, SpadeNorm>> { };

TEST_P(PatternedBlock, EqualsThePlainBlockInValueAndGradient)
{
    const auto [upscale, kernel, norm] = GetParam();
    torch::manual_seed(3);
    const SpadeShape shape { .semanticNc = 6, .nhidden = 16, .kernel = kernel, .norm = norm };
    auto [patterned, plain] = twins(shape, 12, 8);
    const auto ids = someLabels();
    auto labels = LabelPyramid::ofIds(ids, fiveClasses());
    LabelPyramid oneHot(labels.oneHot());
    auto x = torch::randn({ 2, 12, 24 / upscale, 32 / upscale }).requires_grad_();
    auto y = x.detach().clone().requires_grad_();

    const auto found = patterned->forward(x, labels, upscale);
    const auto expected = plain->forward(y, oneHot, upscale);
    const auto gradient = torch::randn_like(expected);
    found.backward(gradient);
    expected.backward(gradient);

    expectClose(found, expected, "output");
    expectClose(x.grad(), y.grad(), "gradient of the input");
    const auto others = plain->named_parameters();
    for (const auto& entry : patterned->named_parameters()) {
        if (entry.key() == "conv_0.bias") // In front of a normalization: zero but for rounding.
            EXPECT_LT(entry.value().grad().abs().max().item<double>(), 1e-3);
        else
            expectClose(entry.value().grad(), others[entry.key()].grad(), entry.key());
    }
    const auto buffers = plain->named_buffers();
    for (const auto& entry : patterned->named_buffers())
        expectClose(entry.value().to(torch::kFloat), buffers[entry.key()].to(torch::kFloat), entry.key());

    patterned->eval();
    plain->eval();
    expectClose(patterned->forward(x, labels, upscale), plain->forward(y, oneHot, upscale), "evaluation");
}

INSTANTIATE_TEST_SUITE_P(Shapes, PatternedBlock,
    testing::Combine(testing::Values(1, 2), testing::Values(3, 5),
        testing::Values(SpadeNorm::SyncBatch, SpadeNorm::Batch)));

TEST(Modulation, ProductsOfHiddenRowsAddUpToTheRowsOfTheirCells)
{
    torch::manual_seed(3);
    auto labels = LabelPyramid::ofIds(someLabels(), fiveClasses());
    const auto patterns = labels.patterns(24, 32, 3);
    const auto hidden = torch::randn({ patterns->hiddenRows, 16 }).requires_grad_();
    const auto weight = torch::randn({ 10, 9, 16 }).requires_grad_();
    const auto bias = torch::randn({ 10 }).requires_grad_();
    const auto direction = torch::randn({ patterns->modulationRows, 10 });
    const auto gradients = [&](const torch::Tensor& rows) {
        return torch::autograd::grad({ (rows * direction).sum() }, { hidden, weight, bias });
    };

    const auto rows = sumCellProducts(
        hidden.mm(weight.permute({ 2, 1, 0 }).reshape({ 16, 90 })), bias, patterns);
    const auto expected
        = torch::addmm(bias, gatherHiddenRows(hidden, patterns), weight.flatten(1).t());

    expectClose(rows, expected, "rows");
    const auto found = gradients(rows);
    const auto known = gradients(expected);
    for (std::size_t i = 0; i < found.size(); ++i)
        expectClose(found[i], known[i], "gradient " + std::to_string(i));
}

TEST(Modulation, IsTheSameForAnyNumberOfThreads)
{
    torch::manual_seed(4);
    const SpadeShape shape { .semanticNc = 6, .nhidden = 8 };
    auto [block, unused] = twins(shape, 4, 4);
    auto labels = LabelPyramid::ofIds(someLabels(), fiveClasses());
    const auto patterns = labels.patterns(24, 32, 3);
    const auto x = torch::randn({ 2, 4, 24, 32 });
    const auto rows = torch::randn({ patterns->modulationRows, 8 });
    const auto gradients = [&](int threads) {
        const int before = at::get_num_threads();
        at::set_num_threads(threads);
        auto input = x.clone().requires_grad_();
        auto weights = rows.clone().requires_grad_();
        const auto moments = ChannelMoments::ofFeatures(input, 1e-5);
        modulate(input, weights, patterns, moments, 1, 0.2).square().sum().backward();
        at::set_num_threads(before);
        return std::make_pair(input.grad(), weights.grad());
    };

    const auto one = gradients(1);
    const auto two = gradients(2);

    EXPECT_TRUE(torch::equal(one.second, two.second));
    EXPECT_TRUE(torch::equal(one.first, two.first));
}

TEST(LabelPatterns, AMapOfOneClassHasOnePatternInsideAndOnesForItsBorder)
{
    auto labels = LabelPyramid::ofIds(torch::zeros({ 1, 16, 16 }, torch::kUInt8), fiveClasses());

    const auto patterns = labels.patterns(16, 16, 3);

    // A 3 x 3 window is cut in 3 ways along each axis, a 5 x 5 window in 5.
    EXPECT_EQ(patterns->hiddenRows, 9);
    EXPECT_EQ(patterns->modulationRows, 25);
}

TEST(LabelPatterns, DistinguishInstanceEdges)
{
    auto options = fiveClasses();
    options.noInstance = false;
    auto edges = torch::zeros({ 1, 16, 16 }, torch::kUInt8);
    edges[0][8][8] = 1;

    auto labels = LabelPyramid::ofIds(torch::zeros({ 1, 16, 16 }, torch::kUInt8), options, edges);

    EXPECT_EQ(labels.patterns(16, 16, 3)->hiddenRows, 9 + 9);
}

} // namespace
} // namespace pleinair
