#include "app/session/named_style.h"

#include <array>
#include <cassert>
#include <utility>

namespace pleinair {

std::string_view nameOf(StyleOrigin origin)
{
    constexpr std::array<std::string_view, 4> kNames { "preset", "photograph", "random", "blend" };
    return kNames[static_cast<std::size_t>(origin)];
}

NamedStyle mixedStyle(std::vector<StyleIngredient> ingredients)
{
    float sum = 0;
    for (const StyleIngredient& ingredient : ingredients)
        sum += ingredient.weight;
    assert(sum > 0);
    std::vector<StyleVector> styles;
    std::vector<float> weights;
    std::string name;
    for (const StyleIngredient& ingredient : ingredients) {
        styles.push_back({ ingredient.style.mu, {} });
        weights.push_back(ingredient.weight / sum);
        if (ingredient.weight > 0)
            name += (name.empty() ? "" : " + ") + ingredient.name;
    }
    return { std::move(name), StyleOrigin::Blend, blendedStyle(styles, weights), {}, 0,
        std::move(ingredients) };
}

NamedStyle variedFrom(const NamedStyle& base, std::uint64_t seed)
{
    constexpr float kShareOfRandom = 0.25F;
    NamedStyle varied = base;
    varied.style = base.style.logvar.empty()
        ? blendedStyle({ base.style, randomStyle(seed, static_cast<int>(base.style.mu.size())) },
            { 1 - kShareOfRandom, kShareOfRandom })
        : variedStyle(base.style, seed);
    varied.name = base.name + ", varied " + std::to_string(seed);
    varied.seed = seed;
    return varied;
}

std::vector<NamedStyle> stylesBetween(const NamedStyle& from, const NamedStyle& to, int count)
{
    assert(count >= 2);
    std::vector<NamedStyle> way { from };
    for (int i = 1; i + 1 < count; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(count - 1);
        NamedStyle step
            = mixedStyle({ { from.name, from.style, 1 - share }, { to.name, to.style, share } });
        step.name = from.name + " to " + to.name + ", " + std::to_string(i) + " of "
            + std::to_string(count - 1);
        way.push_back(std::move(step));
    }
    way.push_back(to);
    return way;
}

} // namespace pleinair
