#include "model/io/byte_source.h"

#include "model/base/error.h"

#include <algorithm>
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

std::string printable(std::string_view text, std::size_t limit)
{
    std::string shown(text.substr(0, limit));
    for (char& c : shown)
        if (c < ' ' || c > '~')
            c = '?';
    return text.size() > limit ? shown + "..." : shown;
}

} // namespace pleinair
