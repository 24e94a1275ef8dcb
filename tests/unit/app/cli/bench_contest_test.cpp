#include "app/cli/bench/bench_contest.h"

#include "model/base/error.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pleinair {
namespace {

NetworkWeights smallNetwork()
{
    NetworkOptions options;
    options.labelNc = 18;
    options.ngf = 4;
    options.nhidden = 8;
    options.zDim = 8;
    options.useVae = true;
    options.cropSize = 32;
    return randomNetworkWeights(options, 3);
}

TEST(BenchContest, MeasuresEveryCaseOfEveryEngine)
{
    const NetworkWeights weights = smallNetwork();
    const BenchPaintings paintings(PLEINAIR_BENCH_MAPS, { 32, 32 }, 18);
    BenchResults results;
    BenchContest contest(weights, paintings, { .device = "cpu", .threads = 1 }, results);

    contest.load({ "torch", "libtorch", "libtorch-tuned" }, 1);
    contest.run(0);
    contest.run(1);

    for (const char* engine : { "torch", "libtorch", "libtorch-tuned" })
        for (const BenchCase benchCase : kBenchCases) {
            const auto* entry = results.find(engine, benchCase);
            ASSERT_NE(entry, nullptr);
            EXPECT_EQ(entry->ms.size(), benchCase == BenchCase::First ? 1U : 2U);
        }
    EXPECT_FALSE(results.find("libtorch", BenchCase::Dab)->stages.empty());
}

TEST(BenchContest, RefusesWhereNoEngineIsLeft)
{
    const NetworkWeights weights = smallNetwork();
    const BenchPaintings paintings(PLEINAIR_BENCH_MAPS, { 32, 32 }, 18);
    BenchResults results;
    BenchContest contest(weights, paintings, { .device = "cpu", .threads = 1 }, results);

    EXPECT_THROW(contest.load({ "steam" }, 1), Error);
}

/// The largest difference of two engines' values, which lie in [-1, 1].
float difference(const std::string& one, const std::string& other)
{
    const NetworkWeights weights = smallNetwork();
    RenderRequest request;
    request.labels = BenchPaintings(PLEINAIR_BENCH_MAPS, { 64, 32 }, 18).painting(0);
    request.style = randomStyle(1, 8);
    const auto planes = [&](const std::string& engine) {
        return makeRenderer(weights, { .device = "cpu", .threads = 1, .engine = engine })
            ->renderRaw(request, {})
            .value()
            .planes;
    };
    const auto a = planes(one);
    const auto b = planes(other);
    float largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

TEST(BenchContest, ThePlainEngineRendersWhatTheReferenceRenders)
{
    EXPECT_LT(difference("torch", "libtorch"), 1e-4F);
}

TEST(BenchContest, TheTunedEngineRendersItInSixteenBits)
{
    EXPECT_LT(difference("libtorch", "libtorch-tuned"), 0.3F);
}

} // namespace
} // namespace pleinair
