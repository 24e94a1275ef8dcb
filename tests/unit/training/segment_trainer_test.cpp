#include "training/segment_trainer.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "model/io/segmenter_package.h"
#include "model/nn/module_weights.h"
#include "model/nn/read_segmenter.h"
#include "tests/unit/training/small_pack.h"
#include "training/segment_export.h"
#include "training/segment_folding.h"

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
    auto segmenter = readSegmenter(model);
    EXPECT_EQ(segmenter->smoothClasses()[0].item<float>(), 1);
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

TEST_F(SegmentTrainerTest, BeginsWithTheSegmenterOfAModel)
{
    auto first = options("first", 60);
    first.stages = { { 64, 60, 4 } };
    SegmentTrainer(first, false, {}).run({});
    auto second = options("second", 1);
    second.startFrom = m_folder / "first/model";
    second.lr = 1e-9;
    std::vector<std::string> said;
    TrainObserver observer;
    observer.message = [&](const std::string& text) { said.push_back(text); };

    SegmentTrainer(second, false, observer).run({});

    const Pack seen(pack());
    const auto accuracy = [&](const char* run) {
        auto segmenter = readSegmenter(readSegmenterFolder(m_folder / run / "model"));
        return segmentPack(*segmenter, seen, { 64, 64 }, torch::kCPU).accuracy();
    };
    EXPECT_GT(accuracy("second"), accuracy("first") - 0.1);
    EXPECT_NE(said.front().find("Begins with the segmenter of"), std::string::npos);
}

TEST_F(SegmentTrainerTest, LearnsFromWhatATeacherSaw)
{
    TensorFile content;
    content.tensors["shares"] = toStored(torch::full({ 6, 2, 16, 16 }, 127).to(torch::kUInt8));
    content.tensors["features.0"] = StoredTensor::fromFloats(
        { 6, 1, 4, 4 }, std::vector<float>(std::size_t { 6 } * 16, 1), DType::F16);
    content.metadata = { { "side", "64" },
        { "names", "picture-0\npicture-1\npicture-2\npicture-3\npicture-4\npicture-5" } };
    writeSafetensors(m_folder / "teacher.safetensors", content);
    auto learning = options("run", 3);
    learning.teacher = m_folder / "teacher.safetensors";
    Losses losses;
    TrainObserver observer;
    observer.step = [&](const TrainReport& report) { losses = report.losses; };

    SegmentTrainer(learning, false, observer).run({});

    std::vector<std::string> names;
    for (const auto& [name, value] : losses)
        names.push_back(name);
    EXPECT_EQ(names, (std::vector<std::string> { "CrossEntropy", "Teacher", "Guide", "Accuracy" }));
}

TEST(UnfoldSegmenter, ComputesWhatTheFoldedOneDoesThoughItIsDeeper)
{
    const torch::NoGradGuard noGrad;
    torch::manual_seed(4);
    Segmenter folded(
        SegmenterShape { .classes = 3, .width = 4, .blocks = { 0, 1, 1, 2, 1 } }, ConvNorm::None);
    initializeSegmenter(*folded);
    Segmenter learning(SegmenterShape { 3, 4 }, ConvNorm::SyncBatch);
    initializeSegmenter(*learning);
    const auto photographs = torch::rand({ 16, 3, 128, 128 }) * 2 - 1;

    unfoldSegmenter(*learning, moduleWeights(*folded), photographs);

    learning->train();
    const auto wanted = folded->forward(photographs);
    const auto error = learning->forward(photographs) - wanted;
    EXPECT_LT(error.norm().item<double>(), 0.1 * wanted.norm().item<double>());
}

TEST(UnfoldSegmenter, RefusesAnotherWidth)
{
    Segmenter folded(SegmenterShape { 3, 6 }, ConvNorm::None);
    Segmenter learning(SegmenterShape { 3, 4 }, ConvNorm::SyncBatch);

    EXPECT_THROW(
        unfoldSegmenter(*learning, moduleWeights(*folded), torch::zeros({ 1, 3, 64, 64 })), Error);
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
