#include "training/data/ordered_pipeline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace pleinair {
namespace {

TEST(OrderedPipeline, HandsResultsOverInOrderWhoeverIsFirst)
{
    OrderedPipeline<int> pipeline(4, 1000);
    std::vector<int> seen;

    const bool isComplete = pipeline.run(
        3, 200,
        [](int i, const auto& reserve) {
            reserve(1);
            if (i % 7 == 0)
                std::this_thread::yield();
            return i * i;
        },
        [&](int, int&& square) {
            seen.push_back(square);
            return true;
        });

    EXPECT_TRUE(isComplete);
    ASSERT_EQ(seen.size(), 197U);
    for (std::size_t i = 0; i < seen.size(); ++i)
        EXPECT_EQ(seen[i], static_cast<int>((i + 3) * (i + 3)));
}

TEST(OrderedPipeline, HoldsNoMorePixelsThanAllowedUnlessOneIsLarger)
{
    OrderedPipeline<int> pipeline(4, 10);
    std::atomic<int> held { 0 };
    std::atomic<int> most { 0 };

    pipeline.run(
        0, 100,
        [&](int i, const auto& reserve) {
            const int pixels = i == 50 ? 30 : 4;
            reserve(pixels);
            const int now = held += pixels;
            for (int known = most; known < now && !most.compare_exchange_weak(known, now);) { }
            return pixels;
        },
        [&](int, int&& pixels) {
            held -= pixels;
            return true;
        });

    // The one that is due gets through beside what is allowed.
    EXPECT_LE(most, 10 + 30);
    EXPECT_EQ(held, 0);
}

TEST(OrderedPipeline, StopsOnRequestAndOnErrors)
{
    const auto identity = [](int i, const auto&) { return i; };
    int last = -1;
    EXPECT_FALSE(OrderedPipeline<int>(3, 1).run(0, 1000, identity, [&](int i, int&&) { return (last = i) < 10; }));
    EXPECT_EQ(last, 10);

    const auto fails = [](int i, const auto&) { return i == 5 ? throw std::runtime_error("five") : i; };
    EXPECT_THROW(OrderedPipeline<int>(3, 1).run(0, 1000, fails, [](int, int&&) { return true; }), std::runtime_error);
}

} // namespace
} // namespace pleinair
