#pragma once

#include "training/evaluation_tools.h"

#include <array>
#include <optional>

namespace pleinair {

/// How the colours of style photographs come through: some photographs, each with the same maps.
struct StyleFigures {
    int photographs = 0;
    int maps = 0;
    /// Correlation of mean L*, a*, b* of the photograph with that of its pictures' mean.
    std::array<double, 3> perPhotograph {};
    /// The same with each picture counted by itself, and so with what the map adds.
    std::array<double, 3> perPicture {};

    [[nodiscard]] double mean() const
    {
        return (perPhotograph[0] + perPhotograph[1] + perPhotograph[2]) / 3;
    }
    [[nodiscard]] double meanPerPicture() const
    {
        return (perPicture[0] + perPicture[1] + perPicture[2]) / 3;
    }
};

/// Renders 4 maps of a pack in the styles of 24 of its photographs; fewer where it holds fewer.
/// @return nullopt for fewer than three photographs. @pre tools.encode is there.
[[nodiscard]] std::optional<StyleFigures> measureStyles(
    const Pack& pack, const EvaluationTools& tools);

} // namespace pleinair
