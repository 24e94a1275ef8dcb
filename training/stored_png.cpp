#include "training/stored_png.h"

#include "model/io/checksums.h"

#include <algorithm>
#include <cstdint>
#include <string>

namespace pleinair {

namespace {

constexpr std::size_t kLargestBlock = 65535; ///< Of bytes that deflate stores as they are.

std::string bigEndian(std::uint32_t number)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(number >> static_cast<unsigned>(shift) & 0xFFU));
    return bytes;
}

std::uint32_t adler32(const std::string& bytes)
{
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const char byte : bytes) {
        low = (low + static_cast<unsigned char>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16U | low;
}

/// A zlib stream of stored blocks.
std::string stored(const std::string& bytes)
{
    std::string stream { '\x78', '\x01' };
    for (std::size_t begin = 0; begin < bytes.size(); begin += kLargestBlock) {
        const std::size_t length = std::min(kLargestBlock, bytes.size() - begin);
        const auto low = static_cast<char>(length & 0xFFU);
        const auto high = static_cast<char>(length >> 8U);
        stream.push_back(begin + length == bytes.size() ? '\x01' : '\x00');
        stream += { low, high, static_cast<char>(~low), static_cast<char>(~high) };
        stream.append(bytes, begin, length);
    }
    return stream + bigEndian(adler32(bytes));
}

std::string chunk(const std::string& kind, const std::string& content)
{
    return bigEndian(static_cast<std::uint32_t>(content.size())) + kind + content
        + bigEndian(crc32(kind + content));
}

} // namespace

std::vector<std::byte> storedPng(const Image& image)
{
    const auto width = static_cast<std::size_t>(image.size.width) * 3;
    std::string rows;
    rows.reserve((width + 1) * static_cast<std::size_t>(image.size.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.size.height); ++y) {
        rows.push_back('\0'); // no filter
        rows.append(reinterpret_cast<const char*>(image.rgb.data()) + y * width, width);
    }
    const std::string header = bigEndian(static_cast<std::uint32_t>(image.size.width))
        + bigEndian(static_cast<std::uint32_t>(image.size.height)) + std::string("\x08\x02\0\0\0", 5);
    const std::string png = std::string("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", header)
        + chunk("IDAT", stored(rows)) + chunk("IEND", "");
    std::vector<std::byte> bytes(png.size());
    std::transform(png.begin(), png.end(), bytes.begin(),
        [](char byte) { return static_cast<std::byte>(byte); });
    return bytes;
}

} // namespace pleinair
