#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace pleinair {

/// The middle 95 % of what a figure would have been with other pictures of the same kind.
struct Interval {
    double low = 0;
    double high = 0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Whether a figure is the same on the average when pictures are drawn twice.
enum class Resampled {
    Fairly, ///< E.g. a mean: the percentiles of the resampled figures are the interval.
    Biased, ///< E.g. a Frechet distance: their spread is laid around the figure itself.
};

/// Efron's bootstrap: draws `count` of `count` pictures with replacement, again and again.
/// @param count      pictures, at least 1. @param resamples  at least 1.
/// @param statistic  of the drawn pictures' numbers.
[[nodiscard]] Interval bootstrapInterval(int count, int resamples, std::uint64_t seed,
    const std::function<double(const std::vector<int>&)>& statistic,
    Resampled resampled = Resampled::Fairly);

} // namespace pleinair
