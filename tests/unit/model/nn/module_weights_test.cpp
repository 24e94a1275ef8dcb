#include "model/nn/module_weights.h"

#include "model/base/error.h"
#include "model/io/folded_weights.h"
#include "model/nn/encoder.h"
#include "model/nn/generator.h"

#include <gtest/gtest.h>

namespace pleinair {

namespace {

NetworkOptions smallOptions()
{
    NetworkOptions options;
    options.labelNc = 3;
    options.ngf = 1;
    options.nhidden = 4;
    options.cropSize = 32;
    return options;
}

std::string loadingError(torch::nn::Module& module, const TensorMap& tensors)
{
    try {
        loadWeights(module, tensors, "generator");
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        return error.what();
    }
    return "";
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST(ModuleWeights, ComeBackAsTheyWere)
{
    const TensorMap written = moduleWeights(*Generator(smallOptions()));
    Generator other(smallOptions());

    loadWeights(*other, written, "generator");

    for (const auto& [name, tensor] : moduleWeights(*other))
        EXPECT_EQ(tensor.bytes, written.at(name).bytes) << name;
}

TEST(ModuleWeights, ListEveryDifferenceAtOnceAndChangeNothing)
{
    Generator generator(smallOptions());
    const TensorMap before = moduleWeights(*generator);
    TensorMap wrong = moduleWeights(*Generator(smallOptions()));
    wrong.erase("conv_img.bias");
    wrong["up_3.more"] = wrong["fc.bias"];
    wrong["fc.weight"] = StoredTensor::fromFloats({ 2 }, std::vector<float> { 1, 2 });

    const std::string message = loadingError(*generator, wrong);

    EXPECT_TRUE(contains(message, "3 tensors differ")) << message;
    EXPECT_TRUE(contains(message, "conv_img.bias: expected [3], missing")) << message;
    EXPECT_TRUE(contains(message, "fc.weight: expected [16, 3, 3, 3], found [2]")) << message;
    EXPECT_TRUE(contains(message, "up_3.more: not part of this network")) << message;
    EXPECT_EQ(moduleWeights(*generator).at("head_0.conv_0.bias").bytes,
        before.at("head_0.conv_0.bias").bytes);
}

TEST(ModuleWeights, CountersMayBeMissing)
{
    TensorMap weights = moduleWeights(*Generator(smallOptions()));
    std::erase_if(weights, [](const auto& entry) {
        return entry.first.find("num_batches_tracked") != std::string::npos;
    });
    Generator generator(smallOptions());

    EXPECT_EQ(loadingError(*generator, weights), "");
}

TEST(ModuleWeights, HalfPrecisionIsWidened)
{
    Generator generator(smallOptions());
    TensorMap weights = moduleWeights(*generator);
    weights["conv_img.bias"]
        = StoredTensor::fromFloats({ 3 }, std::vector<float> { 0.5F, -1.0F, 2.0F }, DType::F16);

    loadWeights(*generator, weights, "generator");

    EXPECT_TRUE(torch::equal(generator->named_parameters()["conv_img.bias"],
        torch::tensor({ 0.5F, -1.0F, 2.0F })));
}

TEST(ModuleWeights, FoldedAndSpectralNetworksRenderTheSame)
{
    const torch::InferenceMode inference;
    torch::manual_seed(1);
    Generator spectral(smallOptions());
    spectral->eval();
    NetworkOptions plainOptions = smallOptions();
    plainOptions.spectralG = false;
    Generator plain(plainOptions);
    plain->eval();
    loadWeights(*plain, foldSpectralNorm(moduleWeights(*spectral)), "generator");
    LabelPyramid labels(torch::rand({ 1, 3, 32, 32 }));

    const torch::Tensor apart = (spectral->forward(labels) - plain->forward(labels)).abs();

    EXPECT_LT(apart.max().item<float>(), 1e-5);
}

TEST(ModuleWeights, AnIncompleteSpectralNormIsRefused)
{
    TensorMap weights = moduleWeights(*Generator(smallOptions()));
    weights.erase("head_0.conv_0.weight_v");

    EXPECT_THROW(foldSpectralNorm(weights), Error);
}

} // namespace pleinair
