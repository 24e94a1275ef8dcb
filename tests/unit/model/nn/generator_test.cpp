#include "model/nn/generator.h"

#include <gtest/gtest.h>

namespace pleinair {

namespace {

NetworkOptions smallOptions()
{
    NetworkOptions options;
    options.labelNc = 3;
    options.ngf = 2;
    options.nhidden = 4;
    options.zDim = 5;
    options.cropSize = 64;
    return options;
}

LabelPyramid zeroLabels(const NetworkOptions& options, int64_t batch, int64_t h, int64_t w)
{
    torch::Tensor oneHot = torch::zeros({ batch, options.semanticNc(), h, w });
    oneHot.select(1, 0).fill_(1);
    return LabelPyramid(oneHot);
}

int64_t parameterCount(const torch::nn::Module& module)
{
    int64_t count = 0;
    for (const auto& parameter : module.parameters())
        count += parameter.numel();
    return count;
}

} // namespace

TEST(Generator, HasThePublishedNumberOfParameters)
{
    NetworkOptions coco;
    coco.containDontcareLabel = true;
    coco.noInstance = false;
    NetworkOptions facades;
    facades.labelNc = 4;

    EXPECT_EQ(parameterCount(*Generator(coco)), 97'480'899);
    EXPECT_NEAR(static_cast<double>(parameterCount(*Generator(facades))) / 1e6, 92.1, 0.05);
}

TEST(Generator, ThePictureIsTheStartGridDoubledByTheOptions)
{
    const torch::InferenceMode inference;
    for (const auto layers :
        { UpsamplingLayers::Normal, UpsamplingLayers::More, UpsamplingLayers::Most }) {
        NetworkOptions options = smallOptions();
        options.numUpsamplingLayers = layers;
        options.cropSize = 256;
        options.aspectRatio = 2;
        Generator generator(options);
        generator->eval();
        LabelPyramid labels = zeroLabels(options, 1, 128, 256);

        const torch::Tensor image = generator->forward(labels);

        const Size size = options.nativeSize();
        EXPECT_EQ(image.sizes(), (std::vector<int64_t> { 1, 3, size.height, size.width }));
        EXPECT_LE(image.abs().max().item<float>(), 1);
    }
}

TEST(Generator, EveryStemRendersOtherGrids)
{
    const torch::InferenceMode inference;
    for (const bool useVae : { false, true }) {
        NetworkOptions options = smallOptions();
        options.useVae = useVae;
        Generator generator(options);
        generator->eval();
        LabelPyramid labels = zeroLabels(options, 2, 96, 160);
        GeneratorCall call;
        call.grid = Size { 5, 3 };

        const torch::Tensor image = generator->forward(labels, torch::randn({ 2, 5 }), call);

        EXPECT_EQ(image.sizes(), (std::vector<int64_t> { 2, 3, 96, 160 }));
    }
}

TEST(Generator, AConstantStemStaysConstantOnAnotherGrid)
{
    const torch::InferenceMode inference;
    NetworkOptions options = smallOptions();
    options.useVae = true;
    Generator generator(options);
    generator->eval();
    generator->named_parameters()["fc.weight"].zero_();
    generator->named_parameters()["fc.bias"].fill_(0.25);
    LabelPyramid labels = zeroLabels(options, 1, 96, 96);
    GeneratorCall call;
    call.grid = Size { 3, 3 };
    torch::Tensor stem;
    call.observe = [&](const std::string& name, const torch::Tensor& output) {
        if (name == "fc")
            stem = output;
    };

    generator->forward(labels, torch::randn({ 1, 5 }), call);

    EXPECT_TRUE(torch::allclose(stem, torch::full({ 1, 32, 3, 3 }, 0.25)));
}

TEST(Generator, StopsBetweenBlocks)
{
    const torch::InferenceMode inference;
    const NetworkOptions options = smallOptions();
    Generator generator(options);
    generator->eval();
    LabelPyramid labels = zeroLabels(options, 1, 64, 64);
    GeneratorCall call;
    int polls = 0;
    call.stopRequested = [&] { return ++polls == 3; };
    std::vector<std::string> seen;
    call.observe = [&](const std::string& name, const torch::Tensor&) { seen.push_back(name); };

    EXPECT_FALSE(generator->forward(labels, {}, call).defined());
    EXPECT_EQ(seen, (std::vector<std::string> { "fc", "head_0", "G_middle_0" }));
}

TEST(Generator, HasThePublishedKeys)
{
    NetworkOptions options = smallOptions();
    options.numUpsamplingLayers = UpsamplingLayers::Most;
    const Generator generator(options);
    const auto parameters = generator->named_parameters();
    const auto buffers = generator->named_buffers();

    EXPECT_EQ(parameters["fc.weight"].sizes(), (std::vector<int64_t> { 32, 3, 3, 3 }));
    EXPECT_TRUE(parameters.contains("G_middle_1.norm_1.mlp_shared.0.bias"));
    EXPECT_TRUE(parameters.contains("up_4.conv_s.weight_orig"));
    EXPECT_FALSE(parameters.contains("up_4.conv_s.bias"));
    EXPECT_FALSE(parameters.contains("head_0.conv_s.weight_orig"));
    EXPECT_TRUE(buffers.contains("up_0.norm_s.param_free_norm.running_var"));
    EXPECT_EQ(parameters["conv_img.weight"].sizes(), (std::vector<int64_t> { 3, 1, 3, 3 }));
}

} // namespace pleinair
