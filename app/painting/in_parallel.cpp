#include "app/painting/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
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
    std::mutex mutex;
    std::exception_ptr error;
    const auto takeTurns = [&] {
        try {
            for (int i = next++; i < count; i = next++)
                work(i);
        } catch (...) {
            // Large paintings run out of memory here, and nothing may leave a thread.
            next = count;
            const std::lock_guard lock(mutex);
            if (!error)
                error = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < threads; ++i)
            others.emplace_back(takeTurns);
        takeTurns();
    }
    if (error)
        std::rethrow_exception(error);
}

} // namespace pleinair
