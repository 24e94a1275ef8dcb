#pragma once

#include "model/io/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// A stored (uncompressed) member of a zip file and where its bytes lie.
struct ZipMember {
    std::string name;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
};

/// The central directory of a zip file that holds stored members only, such as PyTorch's
/// checkpoints. Sizes come from the central directory: the local headers of such files have none.
///
/// Refused: compressed and encrypted members, names that leave the folder or stand twice, members
/// that overlap or reach beyond the directory, several disks, more than 65,536 members.
class ZipDirectory {
public:
    /// @param source  outlives this object. @throws Error (BadFile) with the member and the reason.
    explicit ZipDirectory(const ByteSource& source);

    [[nodiscard]] const std::vector<ZipMember>& members() const { return m_members; }
    [[nodiscard]] const ZipMember* find(const std::string& name) const;
    /// The bytes of a member, compared with its checksum. @throws Error (BadFile).
    [[nodiscard]] std::vector<std::byte> read(const ZipMember& member) const;
    /// Compares a member with its checksum, in pieces. @throws Error (BadFile).
    void verify(const ZipMember& member) const;

    /// Whether the file begins as a zip file does.
    [[nodiscard]] static bool looksLikeZip(const ByteSource& source);

private:
    struct Place {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::uint64_t count = 0;
    };
    [[nodiscard]] Place findDirectory() const;
    void readMembers(const Place& place);
    void checkOverlap(const Place& place) const;

    const ByteSource& m_source;
    std::vector<ZipMember> m_members; ///< By name.
};

} // namespace pleinair
