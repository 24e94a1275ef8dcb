#pragma once

#include "model/base/class_table.h"

#include <cstdint>
#include <map>

namespace pleinair {

/// How the colours and values of foreign label pictures become classes of a model.
struct LabelMapping {
    std::map<std::uint32_t, ClassId> colors; ///< By packedColor(); unknown is kUnknownClass.
    std::map<int, ClassId> values; ///< By pixel value, 0..65535; unknown is kUnknownClass.

    [[nodiscard]] bool isEmpty() const { return colors.empty() && values.empty(); }
};

/// 0xRRGGBB.
[[nodiscard]] constexpr std::uint32_t packedColor(Color color)
{
    return static_cast<std::uint32_t>(color.r) << 16 | static_cast<std::uint32_t>(color.g) << 8 | color.b;
}

} // namespace pleinair
