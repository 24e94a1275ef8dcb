#include "app/session/style_library.h"

#include "model/base/error.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pleinair {

void StyleLibrary::setModel(const ModelDescription& model)
{
    m_hasModel = true;
    m_latentLength = model.options.useVae ? model.options.zDim : 0;
    m_canEncode = hasStyles() && model.hasEncoder();
    m_styles.clear();
    m_favourites.clear();
    m_used.clear();
    if (!hasStyles()) {
        use({}, std::nullopt);
        return;
    }
    for (const StylePreset& preset : model.styles)
        m_styles.push_back({ preset.name, StyleOrigin::Preset, preset.style, preset.thumbnail });
    if (m_styles.empty())
        chooseSeed(0);
    else
        choose(0);
}

std::string StyleLibrary::whyNoPhotographs() const
{
    if (canEncodePhotographs())
        return {};
    if (!m_hasModel)
        return "No model is loaded yet.";
    if (!hasStyles())
        return "This model paints in one style only: it was trained without styles.";
    return "This model has no encoder, so it cannot find the style of a photograph.";
}

std::optional<int> StyleLibrary::indexOf(const std::string& name) const
{
    const auto style = std::find_if(m_styles.begin(), m_styles.end(),
        [&name](const NamedStyle& candidate) { return candidate.name == name; });
    if (style == m_styles.end())
        return std::nullopt;
    return static_cast<int>(style - m_styles.begin());
}

void StyleLibrary::choose(int index)
{
    assert(index >= 0 && index < static_cast<int>(m_styles.size()));
    use(m_styles[static_cast<std::size_t>(index)], index);
}

int StyleLibrary::addPhotograph(std::string name, StyleVector style, std::filesystem::path source)
{
    if (static_cast<int>(style.mu.size()) != m_latentLength)
        throw Error(ErrorKind::ModelMismatch,
            "The style of \"" + name + "\" has " + std::to_string(style.mu.size())
                + " numbers, but the model's styles have " + std::to_string(m_latentLength) + ".");
    m_styles.push_back(
        { std::move(name), StyleOrigin::Photograph, std::move(style), std::move(source) });
    const int index = static_cast<int>(m_styles.size()) - 1;
    choose(index);
    return index;
}

void StyleLibrary::chooseSeed(std::uint64_t seed)
{
    m_seed = seed;
    use(randomOf(seed), std::nullopt);
}

NamedStyle StyleLibrary::randomOf(std::uint64_t seed) const
{
    return { "Random " + std::to_string(seed), StyleOrigin::Random,
        randomStyle(seed, m_latentLength), {}, seed };
}

bool StyleLibrary::chooseAgain(const NamedStyle& style)
{
    if (static_cast<int>(style.style.mu.size()) != m_latentLength)
        return false;
    if (style.origin == StyleOrigin::Random)
        m_seed = style.seed;
    const auto known = std::find(m_styles.begin(), m_styles.end(), style);
    use(style,
        known == m_styles.end() ? std::nullopt
                                : std::optional(static_cast<int>(known - m_styles.begin())));
    return true;
}

void StyleLibrary::chooseRandom()
{
    chooseSeed(m_seedLocked ? m_seed : m_seed + 1);
}

void StyleLibrary::vary(std::uint64_t seed)
{
    m_current = variedFrom(m_base, seed);
    noteUsed(m_current);
}

void StyleLibrary::noteUsed(const NamedStyle& style)
{
    if (style.style.mu.empty())
        return;
    forgetUsed(style);
    m_used.insert(m_used.begin(), style);
    m_used.resize(std::min(m_used.size(), kMostUsed));
}

void StyleLibrary::forgetUsed(const NamedStyle& style)
{
    std::erase_if(m_used, [&style](const NamedStyle& used) { return used.style == style.style; });
}

void StyleLibrary::setFavourites(const std::vector<NamedStyle>& favourites)
{
    m_favourites.clear();
    for (const NamedStyle& style : favourites) {
        const bool fits = static_cast<int>(style.style.mu.size()) == m_latentLength;
        if (fits && !isFavourite(style))
            m_favourites.push_back(style);
    }
}

bool StyleLibrary::isFavourite(const NamedStyle& style) const
{
    return std::any_of(m_favourites.begin(), m_favourites.end(),
        [&style](const NamedStyle& favourite) { return favourite.style == style.style; });
}

void StyleLibrary::toggleFavourite(const NamedStyle& style)
{
    if (isFavourite(style))
        std::erase_if(m_favourites,
            [&style](const NamedStyle& favourite) { return favourite.style == style.style; });
    else if (!style.style.mu.empty())
        m_favourites.push_back(style);
}

void StyleLibrary::use(NamedStyle style, std::optional<int> index)
{
    noteUsed(style);
    m_current = style;
    m_base = std::move(style);
    m_currentIndex = index;
}

} // namespace pleinair
