#pragma once

#include "training/pack.h"
#include "training/pack_format.h"

namespace pleinair {

/// One file of a pack, mapped into memory. Safe for concurrent reads.
class PackShard {
public:
    /// Maps the file and checks its head, index and class table.
    /// @throws Error (FileNotFound, FileUnreadable, BadFile, UnsupportedVersion).
    explicit PackShard(const std::filesystem::path& path);
    ~PackShard();
    PackShard(const PackShard&) = delete;
    PackShard& operator=(const PackShard&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    [[nodiscard]] const std::vector<PackEntry>& entries() const { return m_entries; }
    [[nodiscard]] const ClassTable& classes() const { return m_classes; }
    [[nodiscard]] const std::vector<LeftOut>& leftOut() const { return m_leftOut; }
    [[nodiscard]] std::uint64_t indexHash() const { return m_indexHash; }

    /// @pre 0 <= index < entries().size().
    [[nodiscard]] PackRecord record(std::size_t index) const;
    /// Compares all records with their hashes, on all cores.
    /// @throws Error (BadFile) naming the first that is damaged.
    void verify() const;

private:
    [[noreturn]] void refuse(const std::string& reason) const;
    [[nodiscard]] std::span<const std::byte> part(std::uint64_t offset, std::uint64_t count) const;
    void checkEnvelope();
    void map();
    void unmap();
    void readIndex();
    /// What is wrong with a record; empty if nothing is.
    [[nodiscard]] std::string damageOf(std::size_t index) const;

    std::filesystem::path m_file;
    const std::byte* m_data = nullptr;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_version = 0;
    std::uint64_t m_indexOffset = 0;
    std::uint64_t m_indexBytes = 0;
    std::uint64_t m_indexHash = 0;
    std::vector<PackEntry> m_entries;
    ClassTable m_classes;
    std::vector<LeftOut> m_leftOut;
};

} // namespace pleinair
