#include "model/io/checksums.h"

#include <array>

namespace pleinair {

namespace {

using Table = std::array<std::uint32_t, 256>;

/// @param polynomial  bits reversed.
constexpr Table tableOf(std::uint32_t polynomial)
{
    Table table {};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        table[i] = i;
        for (int bit = 0; bit < 8; ++bit)
            table[i] = (table[i] >> 1U) ^ ((table[i] & 1U) != 0 ? polynomial : 0U);
    }
    return table;
}

constexpr Table kZipTable = tableOf(0xEDB88320U);
constexpr Table kCastagnoliTable = tableOf(0x82F63B78U);

std::uint32_t continued(const Table& table, std::span<const std::byte> bytes, std::uint32_t crc)
{
    crc = ~crc;
    for (const std::byte byte : bytes)
        crc = table[(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

} // namespace

std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t crc)
{
    return continued(kZipTable, bytes, crc);
}

std::uint32_t crc32(std::string_view bytes)
{
    return crc32(std::as_bytes(std::span(bytes)));
}

std::uint32_t crc32c(std::string_view bytes)
{
    return continued(kCastagnoliTable, std::as_bytes(std::span(bytes)), 0);
}

} // namespace pleinair
