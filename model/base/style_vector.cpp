#include "model/base/style_vector.h"

#include "model/base/random.h"

#include <cmath>

namespace pleinair {

StyleVector randomStyle(std::uint64_t seed, int length)
{
    StyleVector style;
    style.mu.reserve(static_cast<std::size_t>(length));
    for (int i = 0; i < length; ++i)
        style.mu.push_back(normalAt(seed, static_cast<std::uint64_t>(i)));
    return style;
}

StyleVector variedStyle(const StyleVector& style, std::uint64_t seed)
{
    if (style.logvar.size() != style.mu.size())
        return { style.mu, {} };
    StyleVector varied;
    varied.mu.reserve(style.mu.size());
    for (std::size_t i = 0; i < style.mu.size(); ++i)
        varied.mu.push_back(style.mu[i] + normalAt(seed, i) * std::exp(0.5F * style.logvar[i]));
    return varied;
}

StyleVector blendedStyle(const std::vector<StyleVector>& styles, const std::vector<float>& weights)
{
    StyleVector blend;
    for (std::size_t k = 0; k < styles.size(); ++k) {
        blend.mu.resize(styles[k].mu.size());
        for (std::size_t i = 0; i < blend.mu.size(); ++i)
            blend.mu[i] += weights[k] * styles[k].mu[i];
    }
    return blend;
}

} // namespace pleinair
