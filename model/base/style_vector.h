#pragma once

#include <cstdint>
#include <vector>

namespace pleinair {

/// A style: the latent vector that a generator with a VAE takes beside the labels.
struct StyleVector {
    std::vector<float> mu; ///< Z values; what is rendered.
    std::vector<float> logvar; ///< Z values from an encoder, or empty.

    friend bool operator==(const StyleVector&, const StyleVector&) = default;
};

/// z ~ N(0, I) from a seed, the same on every machine: SplitMix64 over the seed and the counter i
/// gives two 53-bit uniforms, Box-Muller in double gives z[i], rounded to float.
[[nodiscard]] StyleVector randomStyle(std::uint64_t seed, int length);

/// mu + e * exp(logvar / 2) with e ~ N(0, I) from the seed; mu itself where there is no logvar.
[[nodiscard]] StyleVector variedStyle(const StyleVector& style, std::uint64_t seed);

/// The weighted sum of the mu's. @pre equally many weights as styles, all of one length.
[[nodiscard]] StyleVector blendedStyle(
    const std::vector<StyleVector>& styles, const std::vector<float>& weights);

} // namespace pleinair
