#pragma once

#include "model/base/class_table.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

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
};

/// A data set in one file that the trainer maps into memory; README.md of this folder describes
/// the bytes. Reading needs no image library. Safe for concurrent reads.
class Pack {
public:
    /// Maps the file and checks its header, index and class table.
    /// @throws Error (FileNotFound, BadFile, UnsupportedVersion).
    explicit Pack(const std::filesystem::path& file);
    ~Pack();
    Pack(Pack&&) noexcept;
    Pack& operator=(Pack&&) noexcept;

    [[nodiscard]] const std::filesystem::path& file() const;
    [[nodiscard]] int count() const;
    [[nodiscard]] const ClassTable& classes() const;
    [[nodiscard]] const std::vector<LeftOut>& leftOut() const;
    /// @pre 0 <= index < count().
    [[nodiscard]] PackRecord record(int index) const;
    /// Compares every record with the hash in the index.
    /// @throws Error (BadFile) that names the first damaged record.
    void verify() const;
    /// Names the content: changes when any record does.
    [[nodiscard]] std::uint64_t contentHash() const;

private:
    struct Mapping;
    std::unique_ptr<Mapping> m_mapping;
};

/// Writes a pack record by record, so that memory stays bounded; the file appears under its name
/// when finish() succeeds and not before.
class PackWriter {
public:
    /// @throws Error (FileUnwritable).
    PackWriter(std::filesystem::path file, ClassTable classes);
    ~PackWriter();
    PackWriter(const PackWriter&) = delete;
    PackWriter& operator=(const PackWriter&) = delete;

    /// @param rgb  [height][width][3]. @param labels  [height][width].
    /// @throws Error (FileUnwritable), (InvalidArgument) for sizes that do not agree.
    void add(const std::string& name, Size size, std::span<const std::uint8_t> rgb,
        std::span<const ClassId> labels);
    void leaveOut(LeftOut pair);
    /// Writes the index and renames the file into place. @throws Error (FileUnwritable).
    void finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace pleinair
