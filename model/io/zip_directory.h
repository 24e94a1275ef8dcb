#pragma once

#include "model/io/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// A member of a zip file and where its bytes lie.
struct ZipMember {
    std::string name;
    std::uint64_t offset = 0;
    std::uint64_t size = 0; ///< Of its content.
    std::uint64_t packedSize = 0; ///< In the file; that of the content where it is stored.
    std::uint32_t crc = 0; ///< Of its content.
    bool isDeflated = false;
};

/// Which members a zip file may hold.
enum class ZipPacking { StoredOnly, StoredOrDeflated };

/// The central directory of a zip file, such as PyTorch's checkpoints, which hold stored members
/// only, or projects. Sizes come from the central directory: the local headers of such files may
/// have none.
///
/// Refused: members packed otherwise or encrypted, names that leave the folder or stand twice,
/// members that overlap or reach beyond the directory, several disks, more than 65,536 members.
class ZipDirectory {
public:
    /// @param source  outlives this object. @throws Error (BadFile) with the member and the reason.
    explicit ZipDirectory(
        const ByteSource& source, ZipPacking packing = ZipPacking::StoredOnly);

    [[nodiscard]] const std::vector<ZipMember>& members() const { return m_members; }
    [[nodiscard]] const ZipMember* find(const std::string& name) const;
    /// The bytes of a stored member, compared with its checksum. @throws Error (BadFile).
    [[nodiscard]] std::vector<std::byte> read(const ZipMember& member) const;
    /// Compares a stored member with its checksum, in pieces. @throws Error (BadFile).
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
    ZipPacking m_packing;
    std::vector<ZipMember> m_members; ///< By name.
};

} // namespace pleinair
