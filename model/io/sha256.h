#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace pleinair {

/// SHA-256 (FIPS 180-4) over bytes that come piece by piece.
class Sha256 {
public:
    void add(std::span<const std::byte> bytes);
    /// The hash in hexadecimal; nothing can be added afterwards.
    [[nodiscard]] std::string finish();

private:
    void compress(const std::byte* block);

    std::array<std::uint32_t, 8> m_state { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
        0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    std::array<std::byte, 64> m_block {};
    std::size_t m_filled = 0;
    std::uint64_t m_bytes = 0;
};

/// The SHA-256 of a file in hexadecimal. @throws Error (FileNotFound), (FileUnreadable).
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file);

} // namespace pleinair
