#include "training/run_file.h"

#include "model/base/error.h"
#include "tests/unit/training/small_pack.h"

#include <gtest/gtest.h>

#include <fstream>

namespace pleinair {
namespace {

TEST(RunFile, KeepsWhatDecidesARun)
{
    const TemporaryFolder folder;
    auto options = smallRun(folder / "a.pack", folder / "", 10);
    options.discriminators = { DiscriminatorKind::Projected, DiscriminatorKind::Patch };
    options.freeze = { "encoder", "fc" };
    options.diffAugment = "color";
    options.ganMode = GanMode::Ls;
    options.network.numUpsamplingLayers = UpsamplingLayers::More;
    options.lambdaColor = 5;
    options.lambdaLabels = 2;
    options.segmenter = folder / "segmenter";
    options.seed = 0xFFFFFFFFFFFFFFFFULL;
    writeRunFile(folder / "", options);

    const auto found = readRunFile(folder / "");

    EXPECT_EQ(found.network, options.network);
    EXPECT_EQ(found.data, options.data);
    EXPECT_EQ(found.discriminators, options.discriminators);
    EXPECT_EQ(found.freeze, options.freeze);
    EXPECT_EQ(found.diffAugment, "color");
    EXPECT_EQ(found.ganMode, GanMode::Ls);
    EXPECT_EQ(found.lambdaColor, 5);
    EXPECT_EQ(found.lambdaLabels, 2);
    EXPECT_EQ(found.segmenter, options.segmenter);
    EXPECT_EQ(found.seed, options.seed);
    ASSERT_EQ(found.stages.size(), 2U);
    EXPECT_EQ(found.stages[1].size, 64);
    EXPECT_EQ(found.totalSteps(), 10);
}

TEST(RunFile, RefusesAnotherFileInWords)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "run.json") << R"({"format": "pleinair-run", "version": 1, "name": 3})";

    EXPECT_THROW(static_cast<void>(readRunFile(folder / "")), Error);
}

} // namespace
} // namespace pleinair
