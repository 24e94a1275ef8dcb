#pragma once

#include "training/pack.h"
#include "training/pack_format.h"

namespace pleinair {

/// The planes of a record that is to be written, each row-major.
struct PackPlanes {
    Size size;
    std::span<const std::uint8_t> rgb; ///< [height][width][3]
    std::span<const ClassId> labels; ///< [height][width]
    std::span<const std::uint16_t> instances {}; ///< [height][width], or empty.
};

/// Writes a pack record by record, so that memory stays bounded; the file appears under its name
/// when finish() succeeds and not before. Used by one thread at a time.
class PackWriter {
public:
    /// @throws Error (FileUnwritable).
    PackWriter(std::filesystem::path file, ClassTable classes);
    /// A writer whose unfinished file survives the program as SafeFile::partialFileOf(file), and
    /// goes on behind `resumed`, records that lie there already.
    /// @pre intactEntries(file, resumed) == resumed.size().
    /// @throws Error (FileUnwritable), also while another program writes it.
    PackWriter(std::filesystem::path file, ClassTable classes, std::vector<PackEntry> resumed);
    ~PackWriter();
    PackWriter(const PackWriter&) = delete;
    PackWriter& operator=(const PackWriter&) = delete;

    /// How many of these records, from the first on, lie whole in an unfinished file.
    [[nodiscard]] static std::size_t intactEntries(
        const std::filesystem::path& file, const std::vector<PackEntry>& entries);

    /// Writes a record through to the system.
    /// @throws Error (FileUnwritable), (InvalidArgument) for sizes that do not agree.
    const PackEntry& add(const std::string& name, const PackPlanes& planes);
    void add(const std::string& name, Size size, std::span<const std::uint8_t> rgb,
        std::span<const ClassId> labels)
    {
        (void)add(name, { size, rgb, labels });
    }
    void leaveOut(LeftOut pair);
    [[nodiscard]] std::uint64_t bytes() const;
    /// Writes the index and renames the file into place. @throws Error (FileUnwritable).
    void finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace pleinair
