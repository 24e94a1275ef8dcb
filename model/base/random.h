#pragma once

#include <cstdint>

namespace pleinair {

/// Output `counter` of the SplitMix64 sequence of a seed (Steele, Lea and Flood, "Fast Splittable
/// Pseudorandom Number Generators", OOPSLA 2014): the state is seed + (counter + 1) * golden gamma.
[[nodiscard]] std::uint64_t splitMix64(std::uint64_t seed, std::uint64_t counter);

/// A uniform value in [0, 1) with 53 random bits.
[[nodiscard]] double uniformAt(std::uint64_t seed, std::uint64_t counter);

/// A standard normal value: Box-Muller in double over outputs 2i and 2i + 1, rounded to float.
/// Counter-based, so the i-th value depends on nothing but seed and i.
[[nodiscard]] float normalAt(std::uint64_t seed, std::uint64_t index);

} // namespace pleinair
