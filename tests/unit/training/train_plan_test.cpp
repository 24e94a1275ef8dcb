#include "training/train_plan.h"

#include "tests/unit/training/small_pack.h"
#include "training/planning.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace pleinair {
namespace {

constexpr double kGibibyte = 1024.0 * 1024 * 1024;

TEST(MemoryNeed, NamesTheBatchThatFits)
{
    MemoryNeed need;
    need.fixedBytes = 1 * kGibibyte;
    need.bytesPerPicture = 0.5 * kGibibyte;
    need.batch = 16;
    need.size = 256;
    need.availableBytes = 4 * kGibibyte;

    EXPECT_EQ(need.fittingBatch(), 5);
    EXPECT_FALSE(need.fits());
    EXPECT_NE(memoryText(need).find("--batch-size 5 --accumulate 4"), std::string::npos)
        << memoryText(need);
    need.batch = 5;
    EXPECT_TRUE(need.fits());
    EXPECT_EQ(memoryText(need).find("--batch-size"), std::string::npos);
    need.availableBytes = 1 * kGibibyte;
    EXPECT_NE(memoryText(need).find("not enough for a single picture"), std::string::npos);
    need.availableBytes.reset();
    EXPECT_TRUE(need.fits()) << "nobody knows better";
}

TEST(TrainPlan, AddsUpTimeAndDisk)
{
    TrainPlan plan;
    plan.pictures = 100;
    plan.stages = { { 64, 64, 8, 30, 2.0 }, { 128, 128, 4, 10, 5.0 } };
    plan.stateBytes = 10;
    plan.modelBytes = 5;

    EXPECT_DOUBLE_EQ(plan.totalSeconds(), 110);
    EXPECT_DOUBLE_EQ(plan.secondsPerEpoch(plan.stages[0]), 25);
    EXPECT_DOUBLE_EQ(plan.diskBytes(), 35);
}

TEST(TrainPlan, IsMeasuredWithoutLeavingATrace)
{
    TemporaryFolder folder;
    writeSmallPack(folder / "small.pack", 5, 64);
    const auto options = smallRun(folder / "small.pack", folder / "run", 10);

    const auto plan = planTraining(options);

    EXPECT_FALSE(std::filesystem::exists(folder / "run"));
    EXPECT_EQ(plan.pictures, 5);
    ASSERT_EQ(plan.networks.size(), 3U);
    EXPECT_EQ(plan.networks[2].name, "discriminator (patch)");
    ASSERT_EQ(plan.stages.size(), 2U);
    EXPECT_EQ(plan.stages[1].width, 64);
    EXPECT_GT(plan.stages[1].secondsPerStep, 0);
    EXPECT_GT(plan.stateBytes, 0);
    const auto json = nlohmann::json::parse(planJson(plan)).at("plan");
    EXPECT_EQ(json.at("networks").size(), 3U);
    EXPECT_GT(json.at("memory").at("bytes").get<double>(), 0);
    const auto text = planText(plan);
    for (const char* word : { "generator", "encoder", "64 x 64", "an epoch", "memory", "disk" })
        EXPECT_NE(text.find(word), std::string::npos) << word;
}

} // namespace
} // namespace pleinair
