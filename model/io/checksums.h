#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace pleinair {

/// CRC-32 as in zip and PNG, over one more piece. @param crc  of the pieces before; begins with 0.
[[nodiscard]] std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t crc = 0);
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

/// CRC-32C (Castagnoli) as in TFRecord files.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

} // namespace pleinair
