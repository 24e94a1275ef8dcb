#pragma once

#include "app/painting/spans.h"

#include <optional>
#include <string_view>

namespace pleinair {

/// What is painted again on the other side of the painting's middle.
enum class Symmetry {
    None,
    LeftRight, ///< Left and right are alike.
    UpDown, ///< Above and below are alike, as in still water.
    Both,
};

/// "none", "left-right", "up-down" or "both", as in strokes files.
[[nodiscard]] std::string_view nameOf(Symmetry symmetry);
[[nodiscard]] std::optional<Symmetry> symmetryFrom(std::string_view name);

/// Adds the mirror images of all pixels there are.
void appendMirrored(Spans& spans, Symmetry symmetry, Size painting);

} // namespace pleinair
