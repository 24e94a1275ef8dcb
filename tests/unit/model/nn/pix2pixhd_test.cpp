#include "model/nn/pix2pixhd.h"

#include "model/nn/module_weights.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

NetworkOptions smallOptions()
{
    NetworkOptions options;
    options.netG = GeneratorKind::Pix2PixHd;
    options.labelNc = 3;
    options.ngf = 2;
    options.nDownsampleGlobal = 2;
    options.nBlocksGlobal = 2;
    options.cropSize = 32;
    return options;
}

/// A checkerboard of classes with cells of four pixels.
LabelPyramid board(const NetworkOptions& options, int64_t h, int64_t w)
{
    const auto rows = torch::arange(h).div(4, "floor").unsqueeze(1);
    const auto columns = torch::arange(w).div(4, "floor").unsqueeze(0);
    const auto ids = (rows + 2 * columns).remainder(options.labelNc).to(torch::kUInt8).unsqueeze(0);
    return LabelPyramid::ofIds(ids, options);
}

/// Random weights that are large enough to see.
Generator generatorOf(const NetworkOptions& options)
{
    torch::manual_seed(3);
    Generator generator(options);
    for (auto& parameter : generator->parameters())
        parameter.set_data(torch::randn_like(parameter) * 0.3);
    generator->eval();
    return generator;
}

/// The network as its paper draws it, out of plain operations.
torch::Tensor composed(const Generator& generator, const torch::Tensor& labels)
{
    const auto weights = generator->named_parameters();
    const auto mirrored = [](const torch::Tensor& x, int64_t by) {
        return torch::reflection_pad2d(x, { by, by, by, by });
    };
    const auto normal = [](const torch::Tensor& x) {
        const auto centred = x - x.mean({ 2, 3 }, true);
        return centred / (centred.square().mean({ 2, 3 }, true) + 1e-5).sqrt();
    };
    torch::Tensor x =
        normal(torch::conv2d(mirrored(labels, 3), weights["model.1.0.weight"])).relu();
    for (const char* name : { "model.3.0.weight", "model.5.0.weight" })
        x = normal(torch::conv2d(x, weights[name], {}, 2, 1)).relu();
    for (const std::string block : { "model.7", "model.8" }) {
        const auto inner =
            normal(torch::conv2d(mirrored(x, 1), weights[block + ".conv_block.1.0.weight"])).relu();
        x = x
            + normal(torch::conv2d(mirrored(inner, 1), weights[block + ".conv_block.4.0.weight"]));
    }
    for (const char* name : { "model.9.0.weight", "model.11.0.weight" })
        x = normal(torch::conv_transpose2d(x, weights[name], {}, 2, 1, 1)).relu();
    return torch::tanh(
        torch::conv2d(mirrored(x, 3), weights["model.14.weight"], weights["model.14.bias"]));
}

float largestDifference(const torch::Tensor& a, const torch::Tensor& b)
{
    return (a - b).abs().max().item<float>();
}

} // namespace

// The authors' own program prints 182,546,755 for 35 classes with edges; it keeps biases in front
// of normalizations, which take them away again.
TEST(Pix2PixHd, HasThePublishedNumberOfParameters)
{
    NetworkOptions cityscapes;
    cityscapes.netG = GeneratorKind::Pix2PixHd;
    cityscapes.labelNc = 35;
    cityscapes.noInstance = false;
    const int64_t biases = 64 + (128 + 256 + 512 + 1024) + 9 * 2 * 1024 + (512 + 256 + 128 + 64);

    int64_t count = 0;
    for (const auto& parameter : Generator(cityscapes)->parameters())
        count += parameter.numel();

    EXPECT_EQ(count + biases, 182'546'755);
}

TEST(Pix2PixHd, ComputesWhatItsPaperDraws)
{
    const torch::NoGradGuard noGradient;
    const auto options = smallOptions();
    auto generator = generatorOf(options);
    auto labels = board(options, 32, 32);

    const auto image = generator->forward(labels);

    EXPECT_EQ(image.sizes(), (std::vector<int64_t> { 1, 3, 32, 32 }));
    EXPECT_GT(image.std().item<float>(), 0.01F);
    EXPECT_LT(largestDifference(image, composed(generator, labels.oneHot())), 1e-5F);
}

TEST(Pix2PixHd, RendersAnySizeOfItsGridAndFrozenTheSame)
{
    const torch::NoGradGuard noGradient;
    const auto options = smallOptions();
    auto generator = generatorOf(options);
    auto labels = board(options, 24, 44);
    const auto call = GeneratorCall::forPhotographs(Size { 44, 24 }, options);
    const auto image = generator->forward(labels, {}, call);

    generator->freeze();

    EXPECT_EQ(image.sizes(), (std::vector<int64_t> { 1, 3, 24, 44 }));
    EXPECT_LT(largestDifference(image, generator->forward(labels, {}, call)), 1e-5F);
}

TEST(Pix2PixHd, TheScaleOfAConvolutionBeforeANormDoesNotMatter)
{
    const torch::NoGradGuard noGradient;
    const auto options = smallOptions();
    auto generator = generatorOf(options);
    auto labels = board(options, 32, 32);
    const auto image = generator->forward(labels);

    generator->named_parameters()["model.3.0.weight"].mul_(5);
    generator->named_parameters()["model.9.0.weight"].mul_(3);

    EXPECT_LT(largestDifference(image, generator->forward(labels)), 1e-3F);
}

TEST(Pix2PixHd, AStopEndsTheForward)
{
    const torch::NoGradGuard noGradient;
    const auto options = smallOptions();
    auto generator = generatorOf(options);
    auto labels = board(options, 32, 32);
    GeneratorCall call;
    std::vector<std::string> seen;
    call.observe = [&](const std::string& name, const torch::Tensor&) { seen.push_back(name); };
    call.stopRequested = [&] { return seen.size() == 4; };

    EXPECT_FALSE(generator->forward(labels, {}, call).defined());
    EXPECT_EQ(seen.back(), "model.7");
}

TEST(Pix2PixHd, ItsTensorsAreThoseOfItsLayout)
{
    auto options = smallOptions();
    options.ngf = 4;
    options.nDownsampleGlobal = 3;
    const auto weights = moduleWeights(*generatorOf(options));

    Generator other(options);
    loadWeights(*other, weights, "generator");

    EXPECT_EQ(weights.at("model.15.0.weight").shape, (std::vector<std::int64_t> { 8, 4, 3, 3 }));
    EXPECT_EQ(weights.at("model.18.bias").shape, (std::vector<std::int64_t> { 3 }));
}

} // namespace pleinair
