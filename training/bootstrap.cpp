#include "training/bootstrap.h"

#include "model/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pleinair {

namespace {

constexpr double kTail = 0.025;

/// Interpolated between the two neighbouring values. @param sorted  not empty.
double quantile(const std::vector<double>& sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

} // namespace

Interval bootstrapInterval(int count, int resamples, std::uint64_t seed,
    const std::function<double(const std::vector<int>&)>& statistic, Resampled resampled)
{
    std::vector<int> drawn(static_cast<std::size_t>(count));
    std::vector<double> figures;
    std::uint64_t counter = 0;
    for (int i = 0; i < resamples; ++i) {
        for (int& number : drawn)
            number =
                static_cast<int>(splitMix64(seed, counter++) % static_cast<std::uint64_t>(count));
        figures.push_back(statistic(drawn));
    }
    double shift = 0;
    if (resampled == Resampled::Biased) {
        std::iota(drawn.begin(), drawn.end(), 0);
        shift = statistic(drawn)
            - std::accumulate(figures.begin(), figures.end(), 0.0) / static_cast<double>(resamples);
    }
    std::sort(figures.begin(), figures.end());
    return { quantile(figures, kTail) + shift, quantile(figures, 1 - kTail) + shift };
}

} // namespace pleinair
