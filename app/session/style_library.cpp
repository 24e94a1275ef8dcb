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
    constexpr float kShareOfRandom = 0.25F;
    m_current.style = m_base.style.logvar.empty()
        ? blendedStyle({ m_base.style, randomStyle(seed, m_latentLength) },
            { 1 - kShareOfRandom, kShareOfRandom })
        : variedStyle(m_base.style, seed);
    m_current.name = m_base.name + ", varied";
    m_current.seed = seed;
}

void StyleLibrary::chooseBlend(const std::vector<BlendPart>& parts)
{
    float sum = 0;
    for (const BlendPart& part : parts)
        sum += part.weight;
    assert(sum > 0);
    std::vector<StyleVector> styles;
    std::vector<float> weights;
    for (const BlendPart& part : parts) {
        styles.push_back({ m_styles.at(static_cast<std::size_t>(part.index)).style.mu, {} });
        weights.push_back(part.weight / sum);
    }
    use({ "Blend", StyleOrigin::Blend, blendedStyle(styles, weights), {} }, std::nullopt);
}

void StyleLibrary::use(NamedStyle style, std::optional<int> index)
{
    m_current = style;
    m_base = std::move(style);
    m_currentIndex = index;
}

} // namespace pleinair
