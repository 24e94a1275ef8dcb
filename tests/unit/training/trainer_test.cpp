#include "training/trainer.h"

#include "model/base/error.h"
#include "model/io/model_package.h"
#include "model/io/safetensors.h"
#include "tests/unit/training/small_pack.h"
#include "training/best_state.h"
#include "training/stored_png.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace pleinair {
namespace {

class TrainerTest : public testing::Test {
protected:
    TrainerTest() { writeSmallPack(pack(), 5, 64); }

    [[nodiscard]] std::filesystem::path pack() const { return m_folder / "small.pack"; }

    TemporaryFolder m_folder;
};

TEST_F(TrainerTest, ARunThatWasStoppedAndResumedEndsBitForBitAsAnUnbrokenOne)
{
    std::vector<Losses> unbroken;
    Trainer whole(smallRun(pack(), m_folder / "whole", 6), false,
        { [&](const TrainReport& report) { unbroken.push_back(report.losses); }, {}, {}, {} });
    EXPECT_EQ(whole.run({}), TrainEnd::Finished);

    std::vector<Losses> broken;
    std::stop_source stop;
    {
        Trainer first(smallRun(pack(), m_folder / "broken", 6), false,
            { [&](const TrainReport& report) {
                 broken.push_back(report.losses);
                 if (report.step == 4)
                     stop.request_stop();
             },
                {}, {}, {} });
        EXPECT_EQ(first.run(stop.get_token()), TrainEnd::Stopped);
    }
    Trainer second(smallRun(pack(), m_folder / "broken", 6), true,
        { [&](const TrainReport& report) { broken.push_back(report.losses); }, {}, {}, {} });
    EXPECT_EQ(second.run({}), TrainEnd::Finished);

    EXPECT_EQ(broken, unbroken);
    const auto expected = readSafetensors(m_folder / "whole/state-6.safetensors").tensors;
    const auto found = readSafetensors(m_folder / "broken/state-6.safetensors").tensors;
    ASSERT_EQ(found.size(), expected.size());
    for (const auto& [name, tensor] : expected)
        EXPECT_EQ(found.at(name).bytes, tensor.bytes) << name;
}

TEST_F(TrainerTest, WritesAModelFolderThatReadsBack)
{
    Trainer trainer(smallRun(pack(), m_folder / "run", 2), false, {});
    trainer.run({});

    const auto model = readModelFolder(m_folder / "run/model");

    EXPECT_EQ(model.classes.count(), 2);
    EXPECT_TRUE(model.hasEncoder());
    EXPECT_EQ(model.options.ngf, 2);
    EXPECT_FALSE(model.options.spectralG);
    EXPECT_EQ(model.options.zDim, 4);
}

TEST_F(TrainerTest, WritesAPix2PixHdModelAndGoesOnFromIt)
{
    auto options = smallRun(pack(), m_folder / "run", 2);
    options.network.netG = GeneratorKind::Pix2PixHd;
    options.network.useVae = false;
    options.network.nDownsampleGlobal = 2;
    options.network.nBlocksGlobal = 1;
    Trainer(options, false, {}).run({});

    const auto model = readModelFolder(m_folder / "run/model");
    EXPECT_EQ(model.options.netG, GeneratorKind::Pix2PixHd);
    EXPECT_EQ(model.options.nBlocksGlobal, 1);
    EXPECT_FALSE(model.hasEncoder());

    options.output = m_folder / "next";
    options.startFrom = m_folder / "run/model";
    options.network = model.options;
    Trainer(options, false, {}).run({});
    EXPECT_TRUE(std::filesystem::exists(m_folder / "next/model/model.json"));
}

TEST_F(TrainerTest, LearnsWithTheEdgesOfInstances)
{
    writeSmallPack(m_folder / "halves.pack", 5, 64, SmallInstances::Halves);
    auto options = smallRun(m_folder / "halves.pack", m_folder / "run", 2);
    options.network.noInstance = false;
    options.sheetSteps = 2;
    options.watchSteps = 1;
    Trainer(options, false, {}).run({});

    const auto model = readModelFolder(m_folder / "run/model");
    EXPECT_FALSE(model.options.noInstance);
    const auto state = readSafetensors(m_folder / "run/state-2.safetensors").tensors;
    EXPECT_EQ(state.at("G.up_3.norm_0.mlp_shared.0.weight").shape[1], 3);

    options.data = { pack() };
    options.output = m_folder / "refused";
    try {
        Trainer(options, false, {});
        FAIL() << "a pack without instance maps was taken";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("--no-instance"), std::string::npos);
    }
}

TEST_F(TrainerTest, LogsOneLineAStep)
{
    Trainer trainer(smallRun(pack(), m_folder / "run", 3), false, {});
    trainer.run({});

    std::ifstream log(m_folder / "run/train.jsonl");
    int lines = 0;
    for (std::string line; std::getline(log, line); ++lines)
        EXPECT_NE(line.find("\"GAN_Feat\""), std::string::npos);
    EXPECT_EQ(lines, 3);
}

TEST_F(TrainerTest, DrawsASheetOfSamples)
{
    auto options = smallRun(pack(), m_folder / "run", 2);
    options.sheetSteps = 2;
    Image sheet;
    Trainer trainer(
        options, false, { {}, {}, [&](const Image& image) { sheet = image; return storedPng(image); }, {} });
    trainer.run({});

    EXPECT_EQ(sheet.size, (Size { 5 * (64 + 4) + 4, 5 * (64 + 4) + 4 }));
}

TEST_F(TrainerTest, KeepsTheStateThatWasNearestToThePhotographs)
{
    auto options = smallRun(pack(), m_folder / "run", 8);
    options.stages = { { 32, 8, 0 } };
    options.sheetSteps = 2;
    options.keepBest = true;
    options.keepLast = 1;
    options.lr = 0.05; // Wild enough for the pictures to get worse, too.
    std::vector<std::pair<std::int64_t, double>> distances;
    Trainer trainer(options, false,
        { [&](const TrainReport& report) {
             if (report.losses.back().first == "Validation")
                 distances.emplace_back(report.step, report.losses.back().second);
         },
            {}, {}, {} });
    trainer.run({});

    ASSERT_EQ(distances.size(), 4U);
    const auto nearest = std::min_element(distances.begin(), distances.end(),
        [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto best = readBestState(m_folder / "run");
    ASSERT_TRUE(best);
    EXPECT_EQ(best->step, nearest->first);
    EXPECT_DOUBLE_EQ(best->value, nearest->second);
    EXPECT_TRUE(std::filesystem::exists(
        m_folder / ("run/state-" + std::to_string(best->step) + ".safetensors")));
    EXPECT_TRUE(std::filesystem::exists(m_folder / "run/state-8.safetensors"));
    EXPECT_EQ(std::filesystem::exists(m_folder / "run/model-best/model.json"), best->step != 8);
}

TEST_F(TrainerTest, SaysThatAnotherNumberOfThreadsIsNotBitExact)
{
    auto options = smallRun(pack(), m_folder / "run", 2);
    {
        Trainer trainer(options, false, {});
        trainer.run({});
    }
    options.threads = 2;
    std::string said;
    const Trainer trainer(options, true, { {}, [&](const std::string& text) { said += text; }, {}, {} });

    EXPECT_NE(said.find("1 thread) and goes on with CPU (LibTorch, 2 threads)"), std::string::npos) << said;
    EXPECT_NE(said.find("not bit-exact"), std::string::npos);
}

TEST_F(TrainerTest, TellsWhatItIsBusyWithAndWhatItWrote)
{
    auto options = smallRun(pack(), m_folder / "run", 2);
    options.sheetSteps = 2;
    std::vector<std::string> told;
    Trainer trainer(options, false,
        { {}, {}, {}, [&](TrainState state, const std::filesystem::path& file) {
             told.emplace_back(nameOf(state));
             EXPECT_TRUE(file.empty() || std::filesystem::exists(file)) << file;
         } });
    trainer.run({});

    EXPECT_EQ(told, (std::vector<std::string> { "preparing", "training", "sheet", "saved", "writing model", "model", "report" }));
}

TEST_F(TrainerTest, StopsBeforeALossThatIsNotANumberSpoilsTheWeights)
{
    auto options = smallRun(pack(), m_folder / "run", 4);
    options.lambdaKld = std::numeric_limits<double>::infinity();
    Trainer trainer(options, false, {});

    try {
        trainer.run({});
        FAIL() << "the run went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::Training);
        EXPECT_NE(std::string(error.what()).find("KLD"), std::string::npos);
    }
    EXPECT_FALSE(std::filesystem::exists(m_folder / "run/state-1.safetensors"));
}

TEST_F(TrainerTest, RefusesToResumeWithAnotherPack)
{
    {
        Trainer trainer(smallRun(pack(), m_folder / "run", 2), false, {});
        trainer.run({});
    }
    writeSmallPack(pack(), 4, 64);

    EXPECT_THROW(Trainer(smallRun(pack(), m_folder / "run", 4), true, {}), Error);
}

TEST_F(TrainerTest, AccumulatesBatches)
{
    auto options = smallRun(pack(), m_folder / "run", 2);
    options.accumulate = 2;
    std::vector<double> epochs;
    Trainer trainer(options, false,
        { [&](const TrainReport& report) { epochs.push_back(report.epoch); }, {}, {}, {} });
    trainer.run({});

    EXPECT_EQ(epochs, (std::vector<double> { 4.0 / 5, 8.0 / 5 }));
}

TEST_F(TrainerTest, KnowsEveryAdversarialLossAndNoEncoder)
{
    for (const GanMode mode : { GanMode::Hinge, GanMode::Ls, GanMode::Original, GanMode::W }) {
        auto options = smallRun(pack(), m_folder / nameOf(mode), 2);
        options.ganMode = mode;
        options.network.useVae = false;
        options.regenerateFake = true;
        Trainer trainer(options, false, {});

        EXPECT_EQ(trainer.run({}), TrainEnd::Finished) << nameOf(mode);
    }
}

} // namespace
} // namespace pleinair
