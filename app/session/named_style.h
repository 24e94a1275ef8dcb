#pragma once

#include "model/base/style_vector.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pleinair {

enum class StyleOrigin { Preset, Photograph, Random, Blend };

/// "preset", "photograph", "random" or "blend", as in files.
[[nodiscard]] std::string_view nameOf(StyleOrigin origin);

/// A share of a blend, whole: what it was made of may be gone from every list.
struct StyleIngredient {
    std::string name;
    StyleVector style;
    float weight = 0; ///< Not negative; weights are scaled to a sum of 1.

    friend bool operator==(const StyleIngredient&, const StyleIngredient&) = default;
};

/// A style one can choose.
struct NamedStyle {
    std::string name;
    StyleOrigin origin = StyleOrigin::Preset;
    StyleVector style;
    std::filesystem::path source; ///< A preset's thumbnail, a photograph's file; may be empty.
    std::uint64_t seed = 0; ///< Of a random or a varied style.
    std::vector<StyleIngredient> ingredients {}; ///< Of a blend.

    friend bool operator==(const NamedStyle&, const NamedStyle&) = default;
};

/// A mixture. @pre all of one length, some weight is above 0.
[[nodiscard]] NamedStyle mixedStyle(std::vector<StyleIngredient> ingredients);
/// A neighbour of a style: a photograph's is drawn from its own spread, any other moves a quarter of
/// the way to the seed's random style.
[[nodiscard]] NamedStyle variedFrom(const NamedStyle& base, std::uint64_t seed);
/// A way from one style to another, both ends included. @pre count >= 2, both of one length.
[[nodiscard]] std::vector<NamedStyle> stylesBetween(
    const NamedStyle& from, const NamedStyle& to, int count);

} // namespace pleinair
