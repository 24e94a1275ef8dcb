#pragma once

#include "model/base/geometry.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pleinair {

/// The bytes of a pack; README.md of this folder describes them.
inline constexpr std::string_view kPackMagic = "PLNRPACK";
/// Version 2 has a word of flags in each index entry; version 1, which has none, is still read.
inline constexpr std::uint64_t kPackVersion = 2;
inline constexpr std::uint64_t kPackHeaderBytes = 64;
inline constexpr std::uint64_t kPackFooterBytes = 32;
inline constexpr std::uint64_t kPackAlignment = 64;
inline constexpr std::uint32_t kPackHasInstances = 1; ///< Flag of an index entry.

/// Where a record lies in its pack, as the index says it.
struct PackEntry {
    std::string name;
    Size size;
    std::uint64_t offset = 0;
    std::uint64_t hash = 0; ///< FNV-1a of all planes in their order.
    bool hasInstances = false;

    /// Of all planes: RGB, labels, and two bytes a pixel for instances.
    [[nodiscard]] std::uint64_t bytes() const
    {
        return static_cast<std::uint64_t>(size.area()) * (hasInstances ? 6 : 4);
    }
    friend bool operator==(const PackEntry&, const PackEntry&) = default;
};

/// FNV-1a, 64 bits (Fowler, Noll, Vo): finds damage, does not withstand intent.
[[nodiscard]] std::uint64_t fnv1a(
    std::span<const std::byte> bytes, std::uint64_t hash = 0xCBF29CE484222325ULL);

} // namespace pleinair
