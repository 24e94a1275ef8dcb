#pragma once

#include <QString>

#include <string>

namespace pleinair {

class StyleLibrary;
struct NamedStyle;

/// What a style is called on screen. Names that the program gives ("Random 7") and those of the
/// bundled model's presets are translated; a photograph's name, and what other models call their
/// presets, are shown as they are.
[[nodiscard]] QString styleText(const NamedStyle& style);
/// The same of a name alone, e.g. of a part of a mix.
[[nodiscard]] QString styleNameText(const std::string& name);

/// Why the model finds no style in a photograph; empty when it does.
[[nodiscard]] QString whyNoPhotographsText(const StyleLibrary& styles);

} // namespace pleinair
