#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace pleinair {

/// Works on numbered things on several threads and hands the results over in their order, while
/// only a few of them, and a limited number of pixels, are in memory at once.
template <typename Result>
class OrderedPipeline {
public:
    /// Called by a worker before it takes much memory; returns when there is room. Less than 0 gives
    /// room back.
    using Reserve = std::function<void(std::int64_t pixels)>;
    using Work = std::function<Result(int index, const Reserve& reserve)>;
    /// @return false to end.
    using Consume = std::function<bool(int index, Result&& result)>;

    /// @param threads    at least 1.
    /// @param maxPixels  all results together hold no more, unless a single one does.
    OrderedPipeline(int threads, std::int64_t maxPixels)
        : m_threadCount(threads)
        , m_maxPixels(maxPixels)
    {
    }

    /// Runs work(i) for i in [first, end) on the threads, and consume(i, ...) in order on this one.
    /// @return whether all were consumed. @throws what work or consume throws.
    bool run(int first, int end, const Work& work, const Consume& consume)
    {
        m_next = m_due = first;
        m_end = end;
        std::vector<std::jthread> threads;
        for (int i = 0; i < m_threadCount; ++i)
            threads.emplace_back([this, &work] { runWorker(work); });
        try {
            return consumeAll(consume);
        } catch (...) {
            stop();
            throw;
        }
    }

private:
    struct Slot {
        std::optional<Result> result;
        std::exception_ptr error;
        std::int64_t pixels = 0;
    };

    bool consumeAll(const Consume& consume)
    {
        for (int index = m_due; index < m_end; ++index) {
            Slot slot = take(index);
            if (slot.error)
                std::rethrow_exception(slot.error);
            const bool goesOn = consume(index, std::move(*slot.result));
            slot.result.reset();
            release(slot.pixels);
            if (!goesOn) {
                stop();
                return index + 1 == m_end;
            }
        }
        return true;
    }

    Slot take(int index)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_done.contains(index); });
        return std::move(m_done.extract(index).mapped());
    }

    void release(std::int64_t pixels)
    {
        const std::lock_guard lock(m_mutex);
        m_pixels -= pixels;
        ++m_due;
        m_changed.notify_all();
    }

    void stop()
    {
        const std::lock_guard lock(m_mutex);
        m_isStopped = true;
        m_changed.notify_all();
    }

    void runWorker(const Work& work)
    {
        while (const auto index = nextIndex()) {
            Slot slot;
            try {
                slot.result = work(*index, [&](std::int64_t pixels) { reserve(*index, pixels, slot); });
            } catch (...) {
                slot.error = std::current_exception();
            }
            const std::lock_guard lock(m_mutex);
            m_done.emplace(*index, std::move(slot));
            m_changed.notify_all();
        }
    }

    std::optional<int> nextIndex()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock,
            [&] { return m_isStopped || m_next >= m_end || m_next < m_due + 4 * m_threadCount; });
        if (m_isStopped || m_next >= m_end)
            return std::nullopt;
        return m_next++;
    }

    void reserve(int index, std::int64_t pixels, Slot& slot)
    {
        std::unique_lock lock(m_mutex);
        // The one that everybody waits for always gets through, so that nobody waits for ever.
        m_changed.wait(lock,
            [&] {
                return m_isStopped || pixels <= 0 || index == m_due
                    || m_pixels + pixels <= m_maxPixels;
            });
        slot.pixels += pixels;
        m_pixels += pixels;
        if (pixels < 0)
            m_changed.notify_all();
    }

    int m_threadCount;
    std::int64_t m_maxPixels;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<int, Slot> m_done;
    std::int64_t m_pixels = 0;
    int m_next = 0; ///< To be worked on.
    int m_due = 0; ///< To be consumed.
    int m_end = 0;
    bool m_isStopped = false;
};

} // namespace pleinair
