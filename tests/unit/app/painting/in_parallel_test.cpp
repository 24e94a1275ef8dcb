#include "app/painting/in_parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace pleinair {
namespace {

constexpr std::int64_t kManyPixels = 4096 * 4096;

TEST(InParallel, DoesEachPieceOnce)
{
    for (const std::int64_t pixels : { std::int64_t { 1 }, kManyPixels }) {
        std::vector<std::atomic<int>> done(100);

        inParallel(100, pixels, [&](int i) { ++done[static_cast<std::size_t>(i)]; });

        for (const auto& times : done)
            EXPECT_EQ(times, 1);
    }
}

TEST(InParallel, HandsOnWhatAPieceThrowsAfterAllHaveEnded)
{
    std::atomic<int> running { 0 };
    const auto work = [&](int i) {
        ++running;
        if (i % 2 == 1) {
            --running;
            throw std::runtime_error("no room");
        }
        --running;
    };

    EXPECT_THROW(inParallel(1000, kManyPixels, work), std::runtime_error);
    EXPECT_EQ(running, 0);
}

TEST(InParallel, OfNothingDoesNothing)
{
    inParallel(0, kManyPixels, [](int) { FAIL(); });
}

} // namespace
} // namespace pleinair
