#include "app/session/favourite_styles.h"

#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/json_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace pleinair {

namespace {

using nlohmann::json;

constexpr const char* kFormat = "pleinair-favourites";
constexpr std::size_t kMostNumbers = 65536;
constexpr std::size_t kMostIngredients = 64;
constexpr double kMostWeight = 1e6;
constexpr std::array kOrigins { StyleOrigin::Preset, StyleOrigin::Photograph, StyleOrigin::Random,
    StyleOrigin::Blend };

std::vector<float> numbersAt(const json& object, const char* key, const std::string& place)
{
    const auto list = object.find(key);
    if (list == object.end())
        return {};
    if (!list->is_array() || list->size() > kMostNumbers)
        throw Error(ErrorKind::BadFile, place + ": \"" + key + "\" is not a list of numbers.");
    std::vector<float> numbers;
    for (const json& value : *list) {
        const double number = value.is_number() ? value.get<double>() : std::nan("");
        if (!std::isfinite(number))
            throw Error(ErrorKind::BadFile, place + ": \"" + key + "\" holds what is no number.");
        numbers.push_back(static_cast<float>(number));
    }
    return numbers;
}

std::vector<StyleIngredient> ingredientsFrom(
    const json& entry, std::size_t length, const std::string& place)
{
    const auto list = entry.find("ingredients");
    if (list == entry.end())
        return {};
    if (!list->is_array() || list->size() > kMostIngredients)
        throw Error(ErrorKind::BadFile, place + ": \"ingredients\" is not a list of styles.");
    std::vector<StyleIngredient> parts;
    for (const json& part : *list) {
        const auto weight = part.is_object() ? part.find("weight") : part.end();
        const bool isWeighed = part.is_object() && weight != part.end() && weight->is_number()
            && weight->get<double>() >= 0 && weight->get<double>() <= kMostWeight;
        if (!isWeighed)
            throw Error(ErrorKind::BadFile, place + ": a part of the mix has no weight.");
        parts.push_back({ stringAt(part, "name", place), { numbersAt(part, "mu", place), {} },
            weight->get<float>() });
        if (parts.back().style.mu.size() != length)
            throw Error(ErrorKind::BadFile, place + ": a part of the mix is of another length.");
    }
    return parts;
}

NamedStyle styleFrom(const json& entry, const std::string& place)
{
    NamedStyle style;
    style.name = stringAt(entry, "name", place);
    const std::string origin = stringAt(entry, "origin", place);
    const auto found = std::find_if(kOrigins.begin(), kOrigins.end(),
        [&origin](StyleOrigin candidate) { return nameOf(candidate) == origin; });
    if (found == kOrigins.end())
        throw Error(ErrorKind::BadFile,
            place + ": a style does not come from \"" + printable(origin) + "\".");
    style.origin = *found;
    style.style.mu = numbersAt(entry, "mu", place);
    style.style.logvar = numbersAt(entry, "logvar", place);
    const bool isWhole = !style.style.mu.empty()
        && (style.style.logvar.empty() || style.style.logvar.size() == style.style.mu.size());
    if (!isWhole)
        throw Error(ErrorKind::BadFile, place + ": the style is not whole.");
    if (const auto seed = entry.find("seed"); seed != entry.end() && seed->is_number_unsigned())
        style.seed = seed->get<std::uint64_t>();
    style.ingredients = ingredientsFrom(entry, style.style.mu.size(), place);
    return style;
}

json jsonOf(const NamedStyle& style)
{
    json entry { { "name", style.name }, { "origin", nameOf(style.origin) },
        { "mu", style.style.mu }, { "seed", style.seed } };
    if (!style.style.logvar.empty())
        entry["logvar"] = style.style.logvar;
    for (const StyleIngredient& part : style.ingredients)
        entry["ingredients"].push_back(
            { { "name", part.name }, { "mu", part.style.mu }, { "weight", part.weight } });
    return entry;
}

} // namespace

std::vector<NamedStyle> readFavouriteStyles(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return {};
    const json content = readJsonFile(file);
    checkFormat(content, kFormat, file.string());
    const auto list = content.find("styles");
    if (list == content.end() || !list->is_array())
        throw Error(ErrorKind::BadFile, file.string() + ": \"styles\" is not a list.");
    std::vector<NamedStyle> styles;
    for (const json& entry : *list)
        styles.push_back(
            styleFrom(entry, file.string() + ": style " + std::to_string(styles.size() + 1)));
    return styles;
}

void writeFavouriteStyles(const std::filesystem::path& file, const std::vector<NamedStyle>& styles)
{
    json list = json::array();
    for (const NamedStyle& style : styles)
        list.push_back(jsonOf(style));
    const json content { { "format", kFormat }, { "version", 1 }, { "styles", list } };
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    writeJsonFile(file, content);
}

} // namespace pleinair
