#include "training/pack_format.h"

namespace pleinair {

std::uint64_t fnv1a(std::span<const std::byte> bytes, std::uint64_t hash)
{
    for (const std::byte byte : bytes)
        hash = (hash ^ std::to_integer<std::uint64_t>(byte)) * 0x100000001B3ULL;
    return hash;
}

} // namespace pleinair
