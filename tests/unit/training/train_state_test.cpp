#include "training/train_state.h"

#include "model/base/error.h"
#include "model/nn/torch_api.h"
#include "tests/unit/training/small_pack.h"

#include <gtest/gtest.h>

#include <fstream>

namespace pleinair {
namespace {

std::vector<NamedTensor> tensorsOf(float value)
{
    return { { "G.w", torch::full({ 2, 3 }, value) }, { "steps", torch::full({}, 7, torch::kInt64) } };
}

TEST(TrainState, ComesBackAsItWasWritten)
{
    const TemporaryFolder folder;
    writeTrainState(folder / "", { 12, 96, 0xFFFFFFFFFFFFFFFFULL }, tensorsOf(1.5F));

    auto tensors = tensorsOf(0);
    const auto position = readTrainState(folder / "", tensors);

    ASSERT_TRUE(position);
    EXPECT_EQ(position->step, 12);
    EXPECT_EQ(position->pictures, 96);
    EXPECT_EQ(position->packHash, 0xFFFFFFFFFFFFFFFFULL);
    EXPECT_TRUE(torch::equal(tensors[0].second, torch::full({ 2, 3 }, 1.5F)));
    EXPECT_EQ(tensors[1].second.item<std::int64_t>(), 7);
}

TEST(TrainState, KeepsTheTwoNewest)
{
    const TemporaryFolder folder;
    for (const std::int64_t step : { 9, 10, 100 })
        writeTrainState(folder / "", { step, 0, 0 }, tensorsOf(0));

    EXPECT_FALSE(std::filesystem::exists(folder / "state-9.safetensors"));
    EXPECT_TRUE(std::filesystem::exists(folder / "state-10.safetensors"));
    EXPECT_TRUE(std::filesystem::exists(folder / "state-100.safetensors"));
}

TEST(TrainState, KeepsAsManyAsAskedForAndTheBest)
{
    const TemporaryFolder folder;
    for (const std::int64_t step : { 1, 2, 3, 4 })
        writeTrainState(folder / "", { step, 0, 0 }, tensorsOf(0), { .newest = 1, .best = 2 });

    EXPECT_FALSE(std::filesystem::exists(folder / "state-1.safetensors"));
    EXPECT_TRUE(std::filesystem::exists(folder / "state-2.safetensors"));
    EXPECT_FALSE(std::filesystem::exists(folder / "state-3.safetensors"));
    EXPECT_TRUE(std::filesystem::exists(folder / "state-4.safetensors"));
}

TEST(TrainState, FallsBackToTheOneBeforeADamagedOne)
{
    const TemporaryFolder folder;
    writeTrainState(folder / "", { 10, 80, 1 }, tensorsOf(2));
    writeTrainState(folder / "", { 20, 160, 1 }, tensorsOf(3));
    std::filesystem::resize_file(folder / "state-20.safetensors", 100);

    auto tensors = tensorsOf(0);
    const auto position = readTrainState(folder / "", tensors);

    ASSERT_TRUE(position);
    EXPECT_EQ(position->step, 10);
    EXPECT_FLOAT_EQ(tensors[0].second[0][0].item<float>(), 2);
}

TEST(TrainState, IsAbsentInAnEmptyFolder)
{
    const TemporaryFolder folder;
    auto tensors = tensorsOf(0);

    EXPECT_FALSE(readTrainState(folder / "", tensors));
}

TEST(TrainState, NamesEveryTensorThatDiffers)
{
    const TemporaryFolder folder;
    writeTrainState(folder / "", { 1, 8, 1 }, tensorsOf(2));
    std::vector<NamedTensor> others { { "G.w", torch::zeros({ 4 }) }, { "G.b", torch::zeros({ 1 }) } };

    try {
        static_cast<void>(readTrainState(folder / "", others));
        FAIL() << "a state of other networks was accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ModelMismatch);
        EXPECT_NE(std::string(error.what()).find("G.w: expected [4], found [2, 3]"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("G.b: missing"), std::string::npos);
    }
}

} // namespace
} // namespace pleinair
