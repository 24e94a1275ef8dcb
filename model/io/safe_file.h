#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace pleinair {

/// The one writer: a file that appears under its name wholly or not at all.
///
/// Bytes go to a temporary file beside the target. commit() flushes them, waits until they are on
/// the disk, renames the file over the target and waits for the folder's entry. Every result of
/// the system is checked: a reported success is on the disk, and after any error, or without
/// commit(), the target is what it was before, byte for byte. A symbolic link as the target is
/// followed; a new file has the permissions of the one it replaces. Used by one thread at a time.
class SafeFile {
public:
    /// @throws Error (FileUnwritable) if the folder is missing or refuses new files, or the target
    /// is something else than a regular file.
    explicit SafeFile(const std::filesystem::path& target);

    /// Bytes of the partial file that are good; what lies behind them is cut off.
    struct Resume {
        std::uint64_t position = 0;
    };
    /// For files that take hours: bytes go to partialFileOf(target), which stays when the program
    /// is killed or the disk is full, so that a later run can go on from what is good of it.
    /// @throws Error (FileUnwritable), also while another program writes the same partial file.
    SafeFile(const std::filesystem::path& target, Resume resume);
    /// TARGET.partial.
    [[nodiscard]] static std::filesystem::path partialFileOf(const std::filesystem::path& target);

    /// Removes the temporary file unless it was committed; a partial file stays.
    ~SafeFile();
    SafeFile(const SafeFile&) = delete;
    SafeFile& operator=(const SafeFile&) = delete;

    /// Appends. @throws Error (FileUnwritable), e.g. for a full disk.
    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);
    /// Hands to the system what is still in memory, so that it outlives this program.
    void flush();
    /// Bytes in front of the next one.
    [[nodiscard]] std::uint64_t position() const { return m_position; }
    /// Puts the file under its name. Nothing can be written afterwards.
    /// @throws Error (FileUnwritable).
    void commit();

private:
    /// Follows a link, and refuses what is no regular file.
    void settleTarget(const std::filesystem::path& target);
    void keepPermissions();
    void discard() noexcept;
    [[noreturn]] void fail(const char* step, int error);

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
    bool m_isKept = false; ///< A partial file, which outlives a failure.
    std::uint64_t m_position = 0;
    std::vector<std::byte> m_buffer;
};

/// Writes a whole file by SafeFile. @throws Error (FileUnwritable).
void writeWholeFile(const std::filesystem::path& file, std::string_view content);
void writeWholeFile(const std::filesystem::path& file, std::span<const std::byte> content);

} // namespace pleinair
