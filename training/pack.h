#pragma once

#include "model/base/class_table.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

class PackShard;

/// A pair that did not get into a pack, and why.
struct LeftOut {
    std::string name;
    std::string reason;

    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

/// One photograph with its label map, as planes in mapped memory.
struct PackRecord {
    std::string_view name;
    Size size;
    std::span<const std::uint8_t> rgb; ///< [height][width][3]
    std::span<const ClassId> labels; ///< [height][width]; 255 is unknown.
    /// [height][width], numbered from 0 in each record; empty if the pair has no instance map.
    std::span<const std::uint16_t> instances;
};

/// A data set in one file, or in several that are its shards, mapped into memory; README.md of this
/// folder describes the bytes. Reading needs no image library. Safe for concurrent reads.
class Pack {
public:
    /// Maps a pack, or all packs of a folder in the order of their names, and checks head, index
    /// and class table of each.
    /// @throws Error (FileNotFound, BadFile, UnsupportedVersion), (ModelMismatch) for shards with
    /// different classes.
    explicit Pack(const std::filesystem::path& path);
    /// The same for several packs and folders, one after the other.
    explicit Pack(const std::vector<std::filesystem::path>& paths);

    /// Opens and verifies. Where there are several shards, one that is damaged is told to `damaged`
    /// with the reason and left out; nothing of it is seen.
    /// @throws Error as the constructor; (BadFile) if no shard is whole.
    [[nodiscard]] static Pack openWhole(const std::vector<std::filesystem::path>& paths,
        const std::function<void(const std::string&)>& damaged);

    ~Pack();
    Pack(Pack&&) noexcept;
    Pack& operator=(Pack&&) noexcept;

    /// The file, or the first of the shards.
    [[nodiscard]] const std::filesystem::path& file() const;
    [[nodiscard]] int shardCount() const { return static_cast<int>(m_shards.size()); }
    [[nodiscard]] int count() const;
    [[nodiscard]] const ClassTable& classes() const;
    [[nodiscard]] std::vector<LeftOut> leftOut() const;
    /// Whether every record has an instance map.
    [[nodiscard]] bool hasInstances() const;
    /// @pre 0 <= index < count().
    [[nodiscard]] PackRecord record(int index) const;
    /// Compares every record with the hash in the index, on all cores.
    /// @throws Error (BadFile) that names the first damaged record.
    void verify() const;
    /// Names the content: changes when any record does.
    [[nodiscard]] std::uint64_t contentHash() const;

private:
    Pack();
    void add(std::unique_ptr<PackShard> shard);

    std::vector<std::unique_ptr<PackShard>> m_shards;
    std::vector<int> m_ends; ///< Records up to and including each shard.
};

/// The packs that a path stands for: itself, or those of a folder in the order of their names.
/// @throws Error (FileNotFound) if the folder holds none.
[[nodiscard]] std::vector<std::filesystem::path> packsAt(const std::filesystem::path& path);

/// What `prepare` wrote into a folder: the packs to learn from and those to check with.
struct PackSplits {
    std::filesystem::path train;
    std::filesystem::path validation; ///< Empty if there is none.
};

/// Finds `train.pack` or the shards `train/`, and the same for `val`; any other path is `train`.
[[nodiscard]] PackSplits packSplitsAt(const std::filesystem::path& path);

} // namespace pleinair
