#include "training/fine_tuning.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "model/nn/module_weights.h"
#include "tests/unit/training/small_pack.h"
#include "training/trainer.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

class FineTuningTest : public testing::Test {
protected:
    FineTuningTest()
    {
        writeSmallPack(pack(), 5, 64);
        Trainer(smallRun(pack(), m_folder / "first", 2), false, {}).run({});
    }

    [[nodiscard]] std::filesystem::path pack() const { return m_folder / "small.pack"; }
    [[nodiscard]] std::filesystem::path model() const { return m_folder / "first/model"; }

    [[nodiscard]] static ClassTable classes(const std::vector<std::string>& names)
    {
        std::vector<SemanticClass> entries;
        for (const auto& name : names)
            entries.push_back({ name, { static_cast<std::uint8_t>(entries.size()), 0, 0 }, "", {}, {} });
        return ClassTable(entries);
    }

    TemporaryFolder m_folder;
};

TEST_F(FineTuningTest, ClassesThatStayKeepTheirChannels)
{
    auto options = smallRun(pack(), m_folder / "second", 2);
    options.network.labelNc = 3;
    TrainNetworks networks(options, nullptr, torch::kCPU);

    const auto text = startFromModel(networks, model(), classes({ "ground", "castle", "sky" }));

    EXPECT_NE(text.find("2 of 3 classes keep"), std::string::npos) << text;
    const auto released = readSafetensors(model() / "generator.safetensors").tensors;
    const std::string name = "up_3.norm_1.mlp_shared.0.weight";
    const auto before = toTensor(released.at(name));
    const auto after = networks.generator->named_parameters()[name].detach();
    EXPECT_TRUE(torch::equal(after.select(1, 0), before.select(1, 1)));
    EXPECT_TRUE(torch::equal(after.select(1, 2), before.select(1, 0)));
    EXPECT_TRUE(torch::allclose(after.select(1, 1), before.mean(1), 1e-5, 1e-7));
}

TEST_F(FineTuningTest, ARunBeginsWithTheConvolutionsOfTheModel)
{
    const auto options = smallRun(pack(), m_folder / "second", 2);
    TrainNetworks networks(options, nullptr, torch::kCPU);

    startFromModel(networks, model(), classes({ "sky", "ground" }));

    const auto released = readSafetensors(model() / "generator.safetensors").tensors;
    const auto weights = networks.generator->named_parameters()["up_0.conv_0.weight_orig"];
    EXPECT_TRUE(torch::equal(weights, toTensor(released.at("up_0.conv_0.weight"))));
    EXPECT_TRUE(torch::equal(weights, networks.averageGenerator->named_parameters()["up_0.conv_0.weight_orig"]));
}

TEST_F(FineTuningTest, TheFirstSingularVectorsComeWithAFoldedWeight)
{
    const auto options = smallRun(pack(), m_folder / "second", 2);
    TrainNetworks networks(options, nullptr, torch::kCPU);
    TensorMap tensors = readSafetensors(model() / "generator.safetensors").tensors;

    unfoldSpectralNorm(tensors, *networks.generator);

    const auto matrix = toTensor(tensors.at("up_0.conv_0.weight_orig")).flatten(1);
    const auto u = toTensor(tensors.at("up_0.conv_0.weight_u"));
    const auto v = toTensor(tensors.at("up_0.conv_0.weight_v"));
    const double sigma = torch::dot(u, torch::mv(matrix, v)).item<double>();
    const double largest = torch::linalg_svdvals(matrix).max().item<double>();
    EXPECT_NEAR(sigma, largest, 1e-3 * largest);
    EXPECT_FALSE(tensors.contains("up_0.conv_0.weight"));
}

TEST_F(FineTuningTest, AModelOfAnotherWidthIsRefusedByName)
{
    auto options = smallRun(pack(), m_folder / "second", 2);
    options.network.ngf *= 2;
    TrainNetworks networks(options, nullptr, torch::kCPU);

    try {
        startFromModel(networks, model(), classes({ "sky", "ground" }));
        FAIL() << "was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        EXPECT_NE(std::string(error.what()).find("up_0.conv_0"), std::string::npos);
    }
}

TEST_F(FineTuningTest, TheTrainerGoesOnFromAModel)
{
    auto options = smallRun(pack(), m_folder / "second", 2);
    options.startFrom = model();
    options.warmupSteps = 2;

    EXPECT_EQ(Trainer(options, false, {}).run({}), TrainEnd::Finished);
    EXPECT_TRUE(std::filesystem::exists(m_folder / "second/model/model.json"));
}

TEST(TrainOptions, TheGeneratorsRateRisesOverTheWarmup)
{
    TrainOptions options;
    options.warmupSteps = 4;

    EXPECT_EQ(options.warmupFactor(0), 0);
    EXPECT_EQ(options.warmupFactor(2), 0.5);
    EXPECT_EQ(options.warmupFactor(4), 1);
}

} // namespace
} // namespace pleinair
