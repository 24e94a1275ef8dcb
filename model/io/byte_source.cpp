#include "model/io/byte_source.h"

#include "model/base/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pleinair {

static_assert(std::endian::native == std::endian::little, "The files of Pleinair are little-endian");

namespace {

std::string systemReason(int error)
{
    return std::generic_category().message(error);
}

} // namespace

ByteSource::ByteSource(const std::filesystem::path& file)
    : m_name(file.string())
{
    // O_NONBLOCK: opening a pipe that nobody writes to must not hang.
    m_descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_descriptor < 0) {
        const int error = errno;
        const auto kind = error == ENOENT || error == ENOTDIR ? ErrorKind::FileNotFound
                                                              : ErrorKind::FileUnreadable;
        throw Error(kind, m_name + " cannot be opened: " + systemReason(error) + ".");
    }
    struct stat status { };
    if (::fstat(m_descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(m_descriptor);
        throw Error(ErrorKind::FileUnreadable,
            m_name + (S_ISDIR(status.st_mode) ? " is a folder, not a file." : " is not a regular file."));
    }
    m_size = static_cast<std::uint64_t>(status.st_size);
}

ByteSource::ByteSource(std::string name, std::span<const std::byte> bytes)
    : m_name(std::move(name))
    , m_size(bytes.size())
    , m_memory(bytes)
{
}

ByteSource::~ByteSource()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void ByteSource::read(std::uint64_t offset, std::span<std::byte> to) const
{
    if (!holds(offset, to.size()))
        refuse("it ends at byte " + std::to_string(m_size) + ", but " + std::to_string(to.size())
            + " bytes are needed from byte " + std::to_string(offset) + " on.");
    if (m_descriptor < 0) {
        std::copy_n(m_memory.begin() + static_cast<std::ptrdiff_t>(offset), to.size(), to.begin());
        return;
    }
    while (!to.empty()) {
        const auto count = ::pread(m_descriptor, to.data(), std::min<std::size_t>(to.size(), 1U << 30),
            static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw Error(ErrorKind::FileUnreadable, m_name + " cannot be read: " + systemReason(errno) + ".");
        if (count == 0)
            refuse("it became shorter while it was read.");
        to = to.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
}

std::vector<std::byte> ByteSource::read(std::uint64_t offset, std::uint64_t count) const
{
    if (!holds(offset, count))
        read(offset, std::span<std::byte>(static_cast<std::byte*>(nullptr), count));
    std::vector<std::byte> bytes(count);
    read(offset, bytes);
    return bytes;
}

std::uint64_t ByteSource::readNumber(std::uint64_t offset, int bytes) const
{
    std::uint64_t number = 0;
    read(offset, std::as_writable_bytes(std::span(&number, 1)).first(static_cast<std::size_t>(bytes)));
    return number;
}

void ByteSource::refuse(const std::string& reason) const
{
    throw Error(ErrorKind::BadFile, m_name + ": " + reason);
}

std::string readWholeFile(const std::filesystem::path& file, std::uint64_t limit)
{
    const ByteSource source(file);
    if (source.size() > limit)
        source.refuse("it is " + std::to_string(source.size()) + " bytes long; files of this kind may have "
            + std::to_string(limit) + ".");
    std::string text(source.size(), '\0');
    source.read(0, std::as_writable_bytes(std::span(text)));
    return text;
}

namespace {

/// What stands at the start of a text.
struct Character {
    std::size_t bytes = 1; ///< How many of them are one character, or one byte that is none.
    bool isShown = false; ///< Neither a control character nor broken.
};

/// The UTF-8 character at the start of a text. @pre it is not empty.
Character firstCharacter(std::string_view text)
{
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byteAt(0);
    if (first < 0x80)
        return { 1, first >= ' ' && first <= '~' };
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || bytes > text.size())
        return {};
    std::uint32_t code = first & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byteAt(i) & 0xC0) != 0x80)
            return {};
        code = code << 6 | (byteAt(i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> kLeast { 0, 0, 0x80, 0x800, 0x10000 };
    const auto lies = [code](std::uint32_t from, std::uint32_t to) { return code >= from && code <= to; };
    const bool isControl = lies(0x80, 0x9F) || lies(0x200E, 0x200F) || lies(0x2028, 0x202E)
        || lies(0x2066, 0x2069) || code == 0xFEFF;
    const bool isInvalid = code < kLeast[bytes] || lies(0xD800, 0xDFFF) || code > 0x10FFFF;
    return isInvalid ? Character {} : Character { bytes, !isControl };
}

} // namespace

std::string printable(std::string_view text, std::size_t limit)
{
    std::string shown;
    while (!text.empty() && shown.size() < limit) {
        const auto [bytes, isShown] = firstCharacter(text);
        if (isShown && bytes > limit - shown.size())
            break;
        shown += isShown ? text.substr(0, bytes) : std::string_view("?");
        text.remove_prefix(bytes);
    }
    return text.empty() ? shown : shown + "...";
}

} // namespace pleinair
