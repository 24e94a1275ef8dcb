#pragma once

#include "model/io/byte_source.h"
#include "model/io/zip_directory.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct zip;

namespace pleinair {

/// Reads an untrusted zip archive that lies in memory.
///
/// Its directory is checked before anything is unpacked (ZipDirectory): names that leave the
/// folder, members that overlap, a member that stands twice. Refused, too: more than kMaxMembers,
/// a member larger than kMaxMemberBytes, and large ones that were packed more than kMaxRatio times.
class ZipReader {
public:
    static constexpr std::size_t kMaxMembers = 4096;
    static constexpr std::uint64_t kMaxMemberBytes = std::uint64_t { 512 } << 20;
    static constexpr std::uint64_t kMaxRatio = 200;
    /// Smaller members may be packed as much as they can.
    static constexpr std::uint64_t kSmallBytes = std::uint64_t { 1 } << 20;

    /// @param bytes  outlive the reader. @param name  stands for the file in messages.
    /// @throws Error (BadFile) with the member and the reason.
    ZipReader(std::span<const std::byte> bytes, std::string name);
    ~ZipReader();
    ZipReader(const ZipReader&) = delete;
    ZipReader& operator=(const ZipReader&) = delete;

    [[nodiscard]] bool holds(const std::string& member) const;
    /// The content of a member, compared with its checksum.
    /// @param limit  in bytes; more is refused before anything is allocated.
    /// @throws Error (BadFile) if it is missing, too large or damaged.
    [[nodiscard]] std::vector<std::byte> read(
        const std::string& member, std::uint64_t limit = kMaxMemberBytes) const;
    [[nodiscard]] std::string readText(const std::string& member, std::uint64_t limit) const;

    [[noreturn]] void refuse(const std::string& reason) const { m_source.refuse(reason); }
    [[nodiscard]] const std::string& name() const { return m_source.name(); }

private:
    [[noreturn]] void refuseMember(const std::string& member, const std::string& reason) const;

    ByteSource m_source;
    ZipDirectory m_directory;
    zip* m_archive = nullptr;
};

} // namespace pleinair
