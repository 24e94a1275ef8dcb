#include "model/io/safe_file.h"

#include "model/base/error.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pleinair {

namespace {

constexpr std::size_t kBufferBytes = 1U << 20;

/// A short name of its own: a target's name may already be as long as the file system allows.
std::filesystem::path temporaryBeside(const std::filesystem::path& target)
{
    static std::atomic<unsigned> counter { 0 };
    return target.parent_path()
        / (".pleinair-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp");
}

std::filesystem::path folderOf(const std::filesystem::path& file)
{
    return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

/// Waits until the renamed entry itself is on the disk. @return 0 or the system's error.
int syncFolder(const std::filesystem::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    int error = ::fsync(descriptor) == 0 ? 0 : errno;
    // Some network file systems cannot sync a folder and say so; there is nothing more to do then.
    if (error == EINVAL || error == ENOTSUP)
        error = 0;
    ::close(descriptor);
    return error;
}

} // namespace

void SafeFile::settleTarget(const std::filesystem::path& target)
{
    m_target = target;
    std::error_code ignored;
    if (std::filesystem::is_symlink(target, ignored)) {
        const auto real = std::filesystem::weakly_canonical(target, ignored);
        if (!ignored)
            m_target = real;
    }
    struct stat status { };
    if (::stat(m_target.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
        throw Error(ErrorKind::FileUnwritable,
            target.string() + " cannot be written: it is "
                + (S_ISDIR(status.st_mode) ? "a folder." : "not a regular file."));
}

void SafeFile::keepPermissions()
{
    struct stat status { };
    if (::stat(m_target.c_str(), &status) == 0
        && ::fchmod(m_descriptor, status.st_mode & 07777) != 0)
        fail("its permissions cannot be kept", errno);
}

SafeFile::SafeFile(const std::filesystem::path& target)
{
    settleTarget(target);
    constexpr int kAttempts = 100;
    for (int attempt = 0; attempt < kAttempts && m_descriptor < 0; ++attempt) {
        m_temporary = temporaryBeside(m_target);
        m_descriptor = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_descriptor < 0 && errno != EEXIST)
            break;
    }
    if (m_descriptor < 0) {
        const int error = errno;
        m_temporary.clear();
        fail("its folder takes no new file", error);
    }
    keepPermissions();
    m_buffer.reserve(kBufferBytes);
}

SafeFile::SafeFile(const std::filesystem::path& target, Resume resume)
    : m_isKept(true)
    , m_position(resume.position)
{
    settleTarget(target);
    m_temporary = partialFileOf(m_target);
    m_descriptor = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (m_descriptor < 0)
        fail("its folder takes no new file", errno);
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0)
        fail("another program is writing it", errno);
    const auto position = static_cast<off_t>(resume.position);
    if (::ftruncate(m_descriptor, position) != 0 || ::lseek(m_descriptor, position, SEEK_SET) < 0)
        fail("what is there of it cannot be continued", errno);
    keepPermissions();
    m_buffer.reserve(kBufferBytes);
}

std::filesystem::path SafeFile::partialFileOf(const std::filesystem::path& target)
{
    auto partial = target;
    partial += ".partial";
    return partial;
}

SafeFile::~SafeFile()
{
    discard();
}

void SafeFile::write(std::span<const std::byte> bytes)
{
    m_position += bytes.size();
    while (!bytes.empty()) {
        const std::size_t part = std::min(bytes.size(), kBufferBytes - m_buffer.size());
        m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(part));
        bytes = bytes.subspan(part);
        if (m_buffer.size() == kBufferBytes)
            flush();
    }
}

void SafeFile::write(std::string_view text)
{
    write(std::as_bytes(std::span(text)));
}

void SafeFile::commit()
{
    flush();
    if (::fsync(m_descriptor) != 0)
        fail("the disk did not confirm it", errno);
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    if (::close(descriptor) != 0)
        fail("closing failed", errno);
    if (::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        fail("it cannot be put under its name", errno);
    m_temporary.clear();
    if (const int error = syncFolder(folderOf(m_target)); error != 0)
        fail("the new file is there, but the disk did not confirm its folder", error);
}

void SafeFile::flush()
{
    if (m_descriptor < 0)
        fail("an earlier step failed", EIO);
    std::span<const std::byte> rest(m_buffer);
    while (!rest.empty()) {
        const auto written = ::write(m_descriptor, rest.data(), rest.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail("writing failed", written < 0 ? errno : ENOSPC);
        rest = rest.subspan(static_cast<std::size_t>(written));
    }
    m_buffer.clear();
}

void SafeFile::discard() noexcept
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    if (!m_temporary.empty() && !m_isKept)
        ::unlink(m_temporary.c_str());
    m_temporary.clear();
}

void SafeFile::fail(const char* step, int error)
{
    discard();
    throw Error(ErrorKind::FileUnwritable,
        m_target.string() + " cannot be written: " + step + " ("
            + std::generic_category().message(error) + ").");
}

void writeWholeFile(const std::filesystem::path& file, std::string_view content)
{
    writeWholeFile(file, std::as_bytes(std::span(content)));
}

void writeWholeFile(const std::filesystem::path& file, std::span<const std::byte> content)
{
    SafeFile writer(file);
    writer.write(content);
    writer.commit();
}

} // namespace pleinair
