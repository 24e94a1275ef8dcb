#include "training/watch.h"

#include "tests/unit/training/small_pack.h"
#include "training/trainer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>

namespace pleinair {
namespace {

/// Nothing is wrong with these.
WatchMeasures healthy()
{
    WatchMeasures measures;
    measures.opinion = { 0.8, 0.7 };
    measures.judgeGradient = 1;
    measures.pictureGradient = 5;
    measures.mapDifference = 0.9;
    measures.kldPerDimension = 0.3;
    measures.styleDifference = 0.4;
    measures.seedDifference = 0.4;
    return measures;
}

/// What is said at the look number `look` (from 1) if all looks show the same.
std::vector<std::string> saidAt(int look, const WatchMeasures& measures)
{
    const TrainOptions options;
    Watch watch(options, std::nullopt);
    std::vector<std::string> sentences;
    for (int i = 0; i < look; ++i)
        sentences = watch.advice(measures);
    return sentences;
}

void expectSaid(const WatchMeasures& measures, const std::string& words)
{
    const auto sentences = saidAt(3, measures);
    ASSERT_EQ(sentences.size(), 1U) << words;
    EXPECT_NE(sentences.front().find(words), std::string::npos) << sentences.front();
    EXPECT_NE(sentences.front().find("--"), std::string::npos) << "advice names an option";
}

TEST(Watch, IsSilentAboutAHealthyRun)
{
    EXPECT_TRUE(saidAt(20, healthy()).empty());
}

TEST(Watch, SpeaksAtTheThirdLookAndNotAtEveryOneAfterIt)
{
    auto measures = healthy();
    measures.mapDifference = 0.01;

    EXPECT_TRUE(saidAt(2, measures).empty());
    EXPECT_EQ(saidAt(3, measures).size(), 1U);
    EXPECT_TRUE(saidAt(4, measures).empty());
    EXPECT_EQ(saidAt(13, measures).size(), 1U);
}

TEST(Watch, NamesEveryFaultInWords)
{
    auto measures = healthy();
    measures.opinion = { 1, 0.995 };
    expectSaid(measures, "discriminator is nearly always right");

    measures = healthy();
    measures.judgeGradient = 1e-5;
    expectSaid(measures, "hardly reaches the generator");

    measures = healthy();
    measures.mapDifference = 0.05;
    expectSaid(measures, "mode collapse");

    measures = healthy();
    measures.styleDifference = 0.01;
    expectSaid(measures, "style is ignored");

    measures = healthy();
    measures.kldPerDimension = 0.0001;
    measures.seedDifference = 0.001;
    expectSaid(measures, "style is ignored");

    measures = healthy();
    measures.seedDifference = 0.001;
    expectSaid(measures, "Two random styles make nearly the same picture");
}

class WatchedRunTest : public testing::Test {
protected:
    WatchedRunTest() { writeSmallPack(m_folder / "small.pack", 5, 64); }

    [[nodiscard]] std::vector<TrainReport> reports(std::int64_t watchSteps)
    {
        auto options
            = smallRun(m_folder / "small.pack", m_folder / std::to_string(watchSteps), 4);
        options.watchSteps = watchSteps;
        std::vector<TrainReport> found;
        Trainer(options, false,
            { [&](const TrainReport& report) { found.push_back(report); }, {}, {} })
            .run({});
        return found;
    }

    TemporaryFolder m_folder;
};

TEST_F(WatchedRunTest, LookingChangesNothing)
{
    const auto watched = reports(1);
    const auto unwatched = reports(0);

    for (std::size_t i = 0; i < watched.size(); ++i)
        EXPECT_EQ(watched[i].losses, unwatched[i].losses) << i;
    EXPECT_FALSE(unwatched.back().watch.has_value());
}

TEST_F(WatchedRunTest, MeasuresAreLogged)
{
    const auto watched = reports(2);

    EXPECT_FALSE(watched[0].watch.has_value());
    ASSERT_TRUE(watched[1].watch.has_value());
    std::map<std::string, double> measures;
    for (const auto& [name, value] : watched[1].watch->measures)
        measures[name] = value;
    for (const char* name : { "D_right_real", "D_right_fake", "GAN_gradient", "map_difference",
             "KLD_per_dimension", "style_difference", "seed_difference" }) {
        ASSERT_TRUE(measures.contains(name)) << name;
        EXPECT_TRUE(std::isfinite(measures[name])) << name;
    }
    EXPECT_GT(measures["GAN_gradient"], 0);
    std::ifstream log(m_folder / "2/train.jsonl");
    std::string line;
    std::getline(log, line);
    std::getline(log, line);
    EXPECT_NE(line.find("\"watch\":{\"D_right_real\""), std::string::npos);
}

} // namespace
} // namespace pleinair
