#include "app/painting/symmetry.h"

#include <array>
#include <utility>

namespace pleinair {

namespace {

constexpr std::array<std::pair<Symmetry, std::string_view>, 4> kNames { {
    { Symmetry::None, "none" },
    { Symmetry::LeftRight, "left-right" },
    { Symmetry::UpDown, "up-down" },
    { Symmetry::Both, "both" },
} };

} // namespace

std::string_view nameOf(Symmetry symmetry)
{
    return kNames[static_cast<std::size_t>(symmetry)].second;
}

std::optional<Symmetry> symmetryFrom(std::string_view name)
{
    for (const auto& [symmetry, symmetryName] : kNames) {
        if (symmetryName == name)
            return symmetry;
    }
    return std::nullopt;
}

void appendMirrored(Spans& spans, Symmetry symmetry, Size painting)
{
    if (symmetry == Symmetry::LeftRight || symmetry == Symmetry::Both) {
        const std::size_t count = spans.size();
        for (std::size_t i = 0; i < count; ++i)
            spans.push_back(
                { spans[i].y, painting.width - spans[i].right, painting.width - spans[i].left });
    }
    if (symmetry == Symmetry::UpDown || symmetry == Symmetry::Both) {
        const std::size_t count = spans.size();
        for (std::size_t i = 0; i < count; ++i)
            spans.push_back({ painting.height - 1 - spans[i].y, spans[i].left, spans[i].right });
    }
}

} // namespace pleinair
