#include "model/base/random.h"

#include <cmath>
#include <numbers>

namespace pleinair {

std::uint64_t splitMix64(std::uint64_t seed, std::uint64_t counter)
{
    std::uint64_t x = seed + (counter + 1) * 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

double uniformAt(std::uint64_t seed, std::uint64_t counter)
{
    return static_cast<double>(splitMix64(seed, counter) >> 11) * 0x1p-53;
}

float normalAt(std::uint64_t seed, std::uint64_t index)
{
    // 1 - u lies in (0, 1], where the logarithm is finite.
    const double radius = std::sqrt(-2 * std::log(1 - uniformAt(seed, 2 * index)));
    const double angle = 2 * std::numbers::pi * uniformAt(seed, 2 * index + 1);
    return static_cast<float>(radius * std::cos(angle));
}

} // namespace pleinair
