#pragma once

#include "model/cpu/aligned_buffer.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace pleinair {

/// Empties the caches of what a timing left there: a frame finds a layer's weights in no cache.
class CacheCooler {
public:
    void cool()
    {
        for (std::size_t i = 0; i < m_waste.size(); i += kCacheLine)
            m_waste.data()[i] += 1.0F;
    }

private:
    static constexpr std::size_t kCacheLine = 64 / sizeof(float);
    /// More than the last cache level of most machines.
    static constexpr std::size_t kBytes = std::size_t { 48 } << 20U;
    AlignedBuffer<float> m_waste { kBytes / sizeof(float) };
};

/// The two shortest times of something that was run several times.
class ShortestTimes {
public:
    template <typename Work>
    void take(const Work& work)
    {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const auto end = std::chrono::steady_clock::now();
        add(std::chrono::duration<double, std::milli>(end - begin).count());
    }
    void add(double milliseconds)
    {
        m_second = std::min(m_second, std::max(m_least, milliseconds));
        m_least = std::min(m_least, milliseconds);
    }

    [[nodiscard]] double least() const { return m_least; }
    /// Whether the machine left it alone: two runs took the same time to a sixth.
    [[nodiscard]] bool isSteady() const { return m_second <= m_least * 7 / 6; }

private:
    double m_least = std::numeric_limits<double>::max();
    double m_second = std::numeric_limits<double>::max();
};

} // namespace pleinair
