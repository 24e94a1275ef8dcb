#include "app/cli/bench/bench_results.h"
#include "app/cli/bench/stage_plot.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace pleinair {
namespace {

BenchResults someResults()
{
    BenchResults results;
    results.net = "20:8";
    results.size = { 64, 64 };
    results.threads = 2;
    results.device = "cpu";
    results.peakRssMb = 123.4;
    results.add("pleinair", BenchCase::Dab, 10, { { "labels", 4 }, { "up_0", 6 } });
    results.add("pleinair", BenchCase::Dab, 20, { { "labels", 6 }, { "up_0", 14 } });
    results.add("libtorch", BenchCase::Dab, 150, {});
    results.add("pleinair", BenchCase::First, 30, {});
    return results;
}

TEST(Median, IsTheMiddleOrTheMeanOfTheTwoMiddleOnes)
{
    EXPECT_EQ(median({ 3, 1, 2 }), 2);
    EXPECT_EQ(median({ 4, 1, 2, 3 }), 2.5);
}

TEST(Percentile95, IsTheSmallestValueThatNineteenOfTwentyDoNotExceed)
{
    std::vector<double> values;
    for (int i = 20; i >= 1; --i)
        values.push_back(i);

    EXPECT_EQ(percentile95(values), 19);
    EXPECT_EQ(percentile95({ 7 }), 7);
}

TEST(BenchResults, TheJsonHasExactlyThePromisedKeys)
{
    const auto json = nlohmann::json::parse(someResults().json());

    EXPECT_EQ(json.size(), 6U);
    EXPECT_EQ(json["net"], "20:8");
    EXPECT_EQ(json["size"], 64);
    EXPECT_EQ(json["threads"], 2);
    EXPECT_EQ(json["device"], "cpu");
    EXPECT_EQ(json["peak_rss_mb"], 123);
    const nlohmann::json first { { "engine", "pleinair" }, { "case", "first" },
        { "median_ms", 30.0 }, { "p95_ms", 30.0 } };
    const nlohmann::json dab { { "engine", "pleinair" }, { "case", "dab" }, { "median_ms", 15.0 },
        { "p95_ms", 20.0 } };
    const nlohmann::json other { { "engine", "libtorch" }, { "case", "dab" },
        { "median_ms", 150.0 }, { "p95_ms", 150.0 } };
    EXPECT_EQ(json["results"], nlohmann::json::array({ first, dab, other }));
}

TEST(BenchResults, TheTableTellsTheRatioToTheFirstEngine)
{
    const std::string table = someResults().table();

    EXPECT_NE(table.find("15.0 ms (20.0)"), std::string::npos) << table;
    EXPECT_NE(table.find("10.00 x"), std::string::npos) << table;
}

TEST(StagePlot, ShowsTheMeanOfEveryStage)
{
    const std::string svg = stagePlot(someResults());

    EXPECT_EQ(svg.find("<svg "), 0U);
    EXPECT_NE(svg.find("labels: 5.00 ms"), std::string::npos) << svg;
    EXPECT_NE(svg.find("up_0: 10.00 ms"), std::string::npos) << svg;
    EXPECT_NE(svg.find("15.0 ms</text>"), std::string::npos) << svg;
    EXPECT_EQ(svg.find("libtorch"), std::string::npos) << "no stages are known of it";
}

} // namespace
} // namespace pleinair
