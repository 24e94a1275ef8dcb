#pragma once

#include "app/painting/spans.h"

#include <cstdint>

namespace pleinair {

/// Grains strewn over a painting at random, the same ones whenever it is asked: square cells, each
/// with a number of its own.
class Scatter {
public:
    static constexpr float kMinGrainPx = 1;
    static constexpr float kMaxGrainPx = 64;

    /// @param grainPx  side of a grain. @param seed  another place gives other grains.
    Scatter(float grainPx, Point seed);

    /// Leaves of some pixels those in grains. @param density  share of them, in [0, 1].
    [[nodiscard]] Spans thinned(const Spans& pixels, double density) const;
    /// Every pixel of an area to one of two sets: the first holds all before `from`, the second all
    /// beyond `to`, between them grains of either.
    void appendGradient(Spans& first, Spans& second, Point from, Point to, const Rect& area) const;

private:
    /// In [0, 1), the same for all pixels of a grain.
    [[nodiscard]] double valueAt(int x, int y) const;

    int m_grain;
    std::uint64_t m_seed;
};

} // namespace pleinair
