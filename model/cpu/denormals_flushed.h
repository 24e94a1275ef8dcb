#pragma once

namespace pleinair {

/// Flushes denormal numbers to zero in all threads of this thread's OpenMP team while it lives, and
/// restores their settings afterwards: denormals slow convolutions down manifold.
class DenormalsFlushed {
public:
    DenormalsFlushed();
    ~DenormalsFlushed();
    DenormalsFlushed(const DenormalsFlushed&) = delete;
    DenormalsFlushed& operator=(const DenormalsFlushed&) = delete;

private:
    unsigned m_before; ///< Of the calling thread; the team had the same.
};

} // namespace pleinair
