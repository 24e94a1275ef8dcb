#pragma once

#include <algorithm>

namespace pleinair {

/// Where one destination of a bilinear resampling reads, along one axis, with half-pixel centres as
/// PyTorch has them without align_corners.
struct BilinearTap {
    int low = 0;
    int high = 0;
    float share = 0; ///< Of `high`; the rest is that of `low`.

    [[nodiscard]] static BilinearTap of(int destination, int in, int out)
    {
        const float scale = static_cast<float>(in) / static_cast<float>(out);
        const float place = std::max(0.0F, (static_cast<float>(destination) + 0.5F) * scale - 0.5F);
        const int low = std::min(static_cast<int>(place), in - 1);
        return { low, std::min(low + 1, in - 1), place - static_cast<float>(low) };
    }

    [[nodiscard]] float between(float atLow, float atHigh) const
    {
        return atLow * (1 - share) + atHigh * share;
    }
};

} // namespace pleinair
