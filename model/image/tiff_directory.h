#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace pleinair {

/// The first value of a tag in a TIFF's first directory, if it is there and a whole number.
[[nodiscard]] std::optional<std::uint32_t> tiffNumber(
    std::span<const std::byte> bytes, std::uint16_t tag);

/// The bytes of a tag in a TIFF's first directory; empty if it is missing or damaged.
[[nodiscard]] std::span<const std::byte> tiffBytes(
    std::span<const std::byte> bytes, std::uint16_t tag);

} // namespace pleinair
