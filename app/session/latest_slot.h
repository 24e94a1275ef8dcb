#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace pleinair {

/// A mailbox of one between two threads: what was not taken yet is replaced by what is newer.
template <typename T>
class LatestSlot {
public:
    /// Puts a value, in place of one that nobody took.
    void put(T value)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_value = std::move(value);
        }
        m_changed.notify_one();
    }

    /// Puts a value back unless a newer one has come. @return whether it was put.
    bool putIfEmpty(T value)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_value)
                return false;
            m_value = std::move(value);
        }
        m_changed.notify_one();
        return true;
    }

    /// Blocks until a value is there. @return nullopt once stop is requested.
    [[nodiscard]] std::optional<T> take(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return m_value.has_value(); }))
            return std::nullopt;
        return std::exchange(m_value, std::nullopt);
    }

    /// What is there now, if anything.
    [[nodiscard]] std::optional<T> tryTake()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_value, std::nullopt);
    }

    void clear() { (void)tryTake(); }

    [[nodiscard]] bool isEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return !m_value.has_value();
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<T> m_value;
};

} // namespace pleinair
