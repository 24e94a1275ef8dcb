#include "training/segment_trainer.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "model/io/segmenter_package.h"
#include "model/nn/module_weights.h"
#include "tests/unit/training/small_pack.h"
#include "training/segment_export.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

class SegmentTrainerTest : public testing::Test {
protected:
    SegmentTrainerTest() { writeSmallPack(pack(), 6, 64); }

    [[nodiscard]] std::filesystem::path pack() const { return m_folder / "small.pack"; }
    [[nodiscard]] TrainOptions options(const std::string& run, std::int64_t steps) const
    {
        auto options = smallRun(pack(), m_folder / run, steps);
        options.task = TrainTask::Segment;
        options.segmenterWidth = 4;
        options.lr = 3e-3;
        options.beta1 = 0.9;
        options.beta2 = 0.999;
        options.colorJitter = 0.1;
        options.weightDecay = 0.01;
        options.ema = 0.9;
        return options;
    }

    TemporaryFolder m_folder;
};

TEST_F(SegmentTrainerTest, LearnsSkyAndGround)
{
    auto learning = options("run", 200);
    learning.stages = { { 64, 200, 4 } };
    learning.sheetSteps = 200;
    std::vector<std::string> said;
    TrainObserver observer;
    observer.message = [&](const std::string& text) { said.push_back(text); };
    SegmentTrainer trainer(learning, false, observer);

    EXPECT_EQ(trainer.run({}), TrainEnd::Finished);

    const auto model = readSegmenterFolder(m_folder / "run/model");
    Segmenter segmenter(SegmenterShape { 2, 4 }, ConvNorm::None);
    loadWeights(*segmenter, readSafetensors(model.weightsFile).tensors, "the segmenter");
    const Pack seen(pack());
    EXPECT_GT(segmentPack(*segmenter, seen, { 64, 64 }, torch::kCPU).accuracy(), 0.9);
    ASSERT_FALSE(said.empty());
    EXPECT_NE(said.front().find("small.pack are named rightly"), std::string::npos);
}

TEST_F(SegmentTrainerTest, ARunThatWasStoppedAndResumedEndsBitForBitAsAnUnbrokenOne)
{
    SegmentTrainer whole(options("whole", 6), false, {});
    EXPECT_EQ(whole.run({}), TrainEnd::Finished);

    std::stop_source stop;
    {
        TrainObserver observer;
        observer.step = [&](const TrainReport& report) {
            if (report.step == 4)
                stop.request_stop();
        };
        SegmentTrainer first(options("broken", 6), false, observer);
        EXPECT_EQ(first.run(stop.get_token()), TrainEnd::Stopped);
    }
    SegmentTrainer second(options("broken", 6), true, {});
    EXPECT_EQ(second.run({}), TrainEnd::Finished);

    const auto expected = readSafetensors(m_folder / "whole/state-6.safetensors").tensors;
    const auto found = readSafetensors(m_folder / "broken/state-6.safetensors").tensors;
    ASSERT_EQ(found.size(), expected.size());
    for (const auto& [name, tensor] : expected)
        EXPECT_EQ(found.at(name).bytes, tensor.bytes) << name;
}

TEST_F(SegmentTrainerTest, RefusesAPackOfOtherClasses)
{
    auto wrong = options("run", 2);
    wrong.network.labelNc = 3;

    EXPECT_THROW(SegmentTrainer(wrong, false, {}), Error);
}

TEST(FoldedSegmenter, ComputesWhatItsBatchNormsCompute)
{
    const torch::NoGradGuard noGrad;
    torch::manual_seed(3);
    Segmenter learned(SegmenterShape { 3, 4 }, ConvNorm::SyncBatch);
    initializeSegmenter(*learned);
    learned->train();
    for (int i = 0; i < 20; ++i)
        static_cast<void>(learned->forward(torch::randn({ 4, 3, 64, 64 }) + 0.3));
    learned->eval();
    Segmenter folded(SegmenterShape { 3, 4 }, ConvNorm::None);
    loadWeights(*folded, foldedSegmenter(*learned), "the segmenter");
    const auto photograph = torch::randn({ 1, 3, 64, 64 });

    EXPECT_TRUE(
        torch::allclose(folded->forward(photograph), learned->forward(photograph), 1e-3, 1e-4));
}

} // namespace
} // namespace pleinair
