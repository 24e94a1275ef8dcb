#pragma once

namespace pleinair {

/// While it lives, this thread's OpenMP team has so many threads and flushes denormal numbers to
/// zero (denormals slow convolutions down manifold); afterwards all is as before.
class ComputeScope {
public:
    explicit ComputeScope(int threads);
    ~ComputeScope();
    ComputeScope(const ComputeScope&) = delete;
    ComputeScope& operator=(const ComputeScope&) = delete;

private:
    int m_threadsBefore;
    unsigned
        m_controlBefore; ///< Floating-point control of the calling thread; the team had the same.
};

} // namespace pleinair
