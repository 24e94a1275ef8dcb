#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pleinair {

/// The COCO-Stuff value (0..181) of a colour 0xRRGGBB of the GauGAN web palette, if it is one: the
/// red byte is the value, green and blue have to agree.
[[nodiscard]] std::optional<int> cocoStuffOf(std::uint32_t color);

/// The colour 0xRRGGBB of a COCO-Stuff value in the GauGAN web palette. @pre 0 <= value < 182.
[[nodiscard]] std::uint32_t gauganColor(int value);

/// The English name of a COCO-Stuff value. @pre 0 <= value < 182.
[[nodiscard]] std::string_view cocoStuffName(int value);

} // namespace pleinair
