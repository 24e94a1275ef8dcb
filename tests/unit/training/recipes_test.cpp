#include "training/trainer.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "tests/unit/training/small_pack.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <set>

namespace pleinair {
namespace {

/// A way to train, tried on a run of a few seconds.
struct Recipe {
    std::string name;
    std::function<void(TrainOptions&)> choose;
    std::vector<std::string> losses; ///< That must be in the log.
};

std::vector<Recipe> recipes()
{
    return {
        { "oasis", [](auto& options) { options.discriminators = { DiscriminatorKind::Oasis }; },
            { "GAN", "D_Fake", "D_real", "D_LabelMix" } },
        { "pix2pixhd",
            [](auto& options) {
                options.network.netG = GeneratorKind::Pix2PixHd;
                options.network.useVae = false;
                options.network.nDownsampleGlobal = 2;
                options.network.nBlocksGlobal = 1;
                options.sheetSteps = 4;
                options.watchSteps = 2;
            },
            { "GAN", "GAN_Feat", "D_Fake", "Validation" } },
        { "oasis_patch",
            [](auto& options) {
                options.discriminators = { DiscriminatorKind::Oasis, DiscriminatorKind::Patch };
                options.lambdaGanSecond = 0.5;
            },
            { "GAN", "GAN_patch", "GAN_Feat_patch", "D_real_patch" } },
        { "diff_augment", [](auto& options) { options.diffAugment = "color,translation,cutout"; },
            { "GAN", "GAN_Feat" } },
        { "oasis_augmented",
            [](auto& options) {
                options.discriminators = { DiscriminatorKind::Oasis };
                options.diffAugment = "translation,cutout";
                options.regenerateFake = true;
            },
            { "D_LabelMix" } },
        { "r1_and_wasserstein",
            [](auto& options) {
                options.r1Gamma = 1;
                options.r1Every = 2;
                options.ganMode = GanMode::W;
            },
            { "R1" } },
    };
}

class RecipesTest : public testing::TestWithParam<Recipe> {
protected:
    RecipesTest() { writeSmallPack(pack(), 5, 64); }

    [[nodiscard]] std::filesystem::path pack() const { return m_folder / "small.pack"; }
    [[nodiscard]] TrainOptions options(const std::string& output) const
    {
        auto options = smallRun(pack(), m_folder / output, 4);
        GetParam().choose(options);
        return options;
    }
    [[nodiscard]] TensorMap finalState(const std::string& output) const
    {
        return readSafetensors(m_folder / output / "state-4.safetensors").tensors;
    }

    TemporaryFolder m_folder;
};

TEST_P(RecipesTest, ResumesBitForBitAndNamesItsLosses)
{
    std::set<std::string> seen;
    Trainer(options("whole"), false,
        { [&](const TrainReport& report) {
             for (const auto& [name, value] : report.losses)
                 seen.insert(name);
         },
            {}, {}, {} })
        .run({});
    std::stop_source stop;
    Trainer(options("broken"), false,
        { [&](const TrainReport& report) {
             if (report.step == 2)
                 stop.request_stop();
         },
            {}, {}, {} })
        .run(stop.get_token());
    Trainer(options("broken"), true, {}).run({});

    for (const auto& name : GetParam().losses)
        EXPECT_TRUE(seen.contains(name)) << name;
    const auto expected = finalState("whole");
    const auto found = finalState("broken");
    ASSERT_EQ(found.size(), expected.size());
    for (const auto& [name, tensor] : expected)
        EXPECT_EQ(found.at(name).bytes, tensor.bytes) << name;
}

INSTANTIATE_TEST_SUITE_P(All, RecipesTest, testing::ValuesIn(recipes()),
    [](const auto& recipe) { return recipe.param.name; });

class FrozenRunTest : public RecipesTest { };

TEST_P(FrozenRunTest, FrozenPartsStayAndTheOthersLearn)
{
    auto given = options("run");
    given.stages = { { 32, 1, 0 } };
    Trainer(given, false, {}).run({});
    const auto first = readSafetensors(m_folder / "run/state-1.safetensors").tensors;
    given.stages = { { 32, 4, 0 } };
    Trainer(given, true, {}).run({});

    const auto last = finalState("run");
    const auto isSame = [&](const char* name) { return first.at(name).bytes == last.at(name).bytes; };
    EXPECT_TRUE(isSame("G.fc.weight"));
    EXPECT_TRUE(isSame("E.fc_mu.weight"));
    EXPECT_TRUE(isSame("D.discriminator_0.model0.0.weight"));
    EXPECT_FALSE(isSame("G.conv_img.weight"));
    EXPECT_FALSE(isSame("D.discriminator_1.model0.0.weight"));
}

INSTANTIATE_TEST_SUITE_P(Freeze, FrozenRunTest,
    testing::Values(Recipe { "freeze",
        [](auto& options) {
            options.freeze = { "encoder", "fc", "D.discriminator_0.model0" };
        },
        {} }));

TEST(Recipes, AGradientPenaltyThatIsNotANumberStopsTheRun)
{
    TemporaryFolder folder;
    writeSmallPack(folder / "small.pack", 5, 64);
    auto options = smallRun(folder / "small.pack", folder / "run", 2);
    options.r1Gamma = std::numeric_limits<double>::infinity();

    try {
        Trainer(options, false, {}).run({});
        FAIL() << "the run went on";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("R1"), std::string::npos);
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "run/state-1.safetensors"));
}

} // namespace
} // namespace pleinair
