#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleinair {

/// The bytes of a file, or of memory, read at any place with every bound checked.
///
/// Readers of untrusted formats work on this: a read beyond the end is an error in words, a file
/// that shrinks meanwhile is one too. Not copied; used by one thread at a time.
class ByteSource {
public:
    /// Opens a regular file; a folder, a pipe or a device is refused.
    /// @throws Error (FileNotFound), (FileUnreadable).
    explicit ByteSource(const std::filesystem::path& file);
    /// Reads from memory that outlives this object. @param name  stands for the file in messages.
    ByteSource(std::string name, std::span<const std::byte> bytes);
    ~ByteSource();
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }

    /// Fills `to` with the bytes from `offset` on.
    /// @throws Error (BadFile) if they do not all lie inside, (FileUnreadable).
    void read(std::uint64_t offset, std::span<std::byte> to) const;
    /// `count` bytes from `offset` on, after checking that they lie inside.
    [[nodiscard]] std::vector<std::byte> read(std::uint64_t offset, std::uint64_t count) const;
    /// A little-endian number of 2, 4 or 8 bytes.
    [[nodiscard]] std::uint64_t readNumber(std::uint64_t offset, int bytes) const;
    /// Whether `count` bytes lie inside from `offset` on; no sum overflows.
    [[nodiscard]] bool holds(std::uint64_t offset, std::uint64_t count) const
    {
        return offset <= m_size && count <= m_size - offset;
    }

    /// @throws Error (BadFile) "NAME: REASON".
    [[noreturn]] void refuse(const std::string& reason) const;

private:
    std::string m_name;
    std::uint64_t m_size = 0;
    int m_descriptor = -1;
    std::span<const std::byte> m_memory;
};

/// Reads a whole file of text or bytes.
/// @throws Error (FileNotFound), (FileUnreadable), (BadFile) if it is larger than `limit`.
[[nodiscard]] std::string readWholeFile(const std::filesystem::path& file, std::uint64_t limit);

/// Text from a file, fit for a message and JSON: control characters, marks of direction and bytes
/// that are not UTF-8 become '?'; what is longer than `limit` bytes is cut and marked with "...".
[[nodiscard]] std::string printable(std::string_view text, std::size_t limit = 80);

} // namespace pleinair
