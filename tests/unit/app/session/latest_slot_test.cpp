#include "app/session/latest_slot.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace pleinair {
namespace {

TEST(LatestSlot, KeepsOnlyTheNewestValue)
{
    LatestSlot<int> slot;
    slot.put(1);
    slot.put(2);

    EXPECT_EQ(slot.take(std::stop_token {}), 2);
    EXPECT_TRUE(slot.isEmpty());
}

TEST(LatestSlot, TakeWaitsForAValue)
{
    LatestSlot<int> slot;
    std::optional<int> taken;
    std::jthread taker([&](const std::stop_token& stop) { taken = slot.take(stop); });

    slot.put(5);
    taker.join();

    EXPECT_EQ(taken, 5);
}

TEST(LatestSlot, TakeEndsWhenStopIsRequested)
{
    LatestSlot<int> slot;
    std::optional<int> taken = 1;
    std::jthread taker([&](const std::stop_token& stop) { taken = slot.take(stop); });

    taker.request_stop();
    taker.join();

    EXPECT_EQ(taken, std::nullopt);
}

TEST(LatestSlot, AValuePutBackDoesNotReplaceANewerOne)
{
    LatestSlot<int> slot;

    EXPECT_TRUE(slot.putIfEmpty(1));
    EXPECT_FALSE(slot.putIfEmpty(2));

    EXPECT_EQ(slot.tryTake(), 1);
    EXPECT_EQ(slot.tryTake(), std::nullopt);
}

TEST(LatestSlot, HoldsValuesThatCannotBeCopied)
{
    LatestSlot<std::unique_ptr<int>> slot;
    slot.put(std::make_unique<int>(3));

    EXPECT_EQ(**slot.tryTake(), 3);
    slot.put(std::make_unique<int>(4));
    slot.clear();
    EXPECT_TRUE(slot.isEmpty());
}

TEST(LatestSlot, TheLastValueAlwaysArrives)
{
    LatestSlot<int> slot;
    constexpr int kLast = 20'000;
    int previous = 0;
    std::jthread taker([&](const std::stop_token& stop) {
        while (previous < kLast) {
            const auto value = slot.take(stop);
            ASSERT_TRUE(value && *value > previous) << "never backwards";
            previous = *value;
        }
    });

    for (int value = 1; value <= kLast; ++value)
        slot.put(value);
    taker.join();

    EXPECT_EQ(previous, kLast);
}

} // namespace
} // namespace pleinair
