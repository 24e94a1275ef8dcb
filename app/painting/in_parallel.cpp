#include "app/painting/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace pleinair {

void inParallel(int count, std::int64_t pixels, const std::function<void(int)>& work)
{
    constexpr int kMostThreads = 8;
    constexpr std::int64_t kWorthAThread = 512 * 512;
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int threads = pixels < kWorthAThread ? 1 : std::min({ count, cores, kMostThreads });
    std::atomic<int> next { 0 };
    const auto takeTurns = [&] {
        for (int i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i)
        others.emplace_back(takeTurns);
    takeTurns();
}

} // namespace pleinair
