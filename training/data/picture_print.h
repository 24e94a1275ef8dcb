#pragma once

#include "model/base/image.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// What a photograph looks like in a few bytes: equal prints mean the same picture, near ones the
/// same picture scaled, recompressed or slightly retouched.
struct PicturePrint {
    /// Signs of the 63 lowest frequencies of the brightness against their median.
    std::uint64_t frequencies = 0;
    std::array<std::uint8_t, 48> colors {}; ///< Means of 4 x 4 cells, RGB.

    friend bool operator==(const PicturePrint&, const PicturePrint&) = default;
};

[[nodiscard]] PicturePrint printOf(const Image& photograph);

/// Whether two prints are so near that the photographs are variants of one: at most 6 of 63
/// frequencies and, on the mean, 6 of 255 brightness steps differ.
[[nodiscard]] bool isNear(const PicturePrint& a, const PicturePrint& b);

/// A picture that was there before.
struct EarlierPicture {
    int index = 0; ///< What add() was called with.
    bool isSame = false; ///< Byte for byte, not only nearly.
};

/// Finds pictures that were seen before, among hundreds of thousands.
class DuplicateFinder {
public:
    /// Looks for an earlier picture that is the same, or else nearly the same, then remembers this.
    /// @param fileHash  names the photograph's bytes.
    /// @param index     names the picture to the caller.
    [[nodiscard]] std::optional<EarlierPicture> add(
        std::uint64_t fileHash, const PicturePrint& print, int index);

private:
    struct Entry {
        std::uint64_t fileHash = 0;
        PicturePrint print;
        int index = 0;
    };
    [[nodiscard]] std::optional<EarlierPicture> find(
        std::uint64_t fileHash, const PicturePrint& print) const;

    std::vector<Entry> m_entries;
    /// Entries by the value of each byte of their frequencies. Prints that differ in fewer bits
    /// than there are bytes have at least one byte in common.
    std::array<std::array<std::vector<std::uint32_t>, 256>, 8> m_byByte;
};

} // namespace pleinair
