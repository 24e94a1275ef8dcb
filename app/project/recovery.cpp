#include "app/project/recovery.h"

#include "app/project/project_reader.h"
#include "app/project/project_writer.h"
#include "model/base/error.h"
#include "model/io/json_file.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace pleinair {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFormat = "pleinair-recovery";
constexpr const char* kLockName = "lock";
constexpr const char* kNoteName = "recovery.json";

/// Takes the lock of a session folder without waiting.
/// @return its descriptor, or -1 with errno set.
int takeLock(const fs::path& folder, int openFlags)
{
    const int lock = ::open((folder / kLockName).c_str(), openFlags | O_RDWR | O_CLOEXEC, 0600);
    if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(lock);
        errno = error;
        return -1;
    }
    return lock;
}

[[noreturn]] void failToMake(const fs::path& folder, int error)
{
    throw Error(ErrorKind::FileUnwritable,
        "The recovery folder " + folder.string() + " cannot be made: " + std::strerror(error)
            + ".");
}

/// A folder of its own for this session.
fs::path makeSessionFolder(const fs::path& root)
{
    std::error_code error;
    fs::create_directories(root, error);
    if (error)
        failToMake(root, error.value());
    std::string name = (root / "session-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        failToMake(root, errno);
    return name;
}

/// The file that a note names: in its own folder, whatever the note says.
fs::path namedFile(const nlohmann::json& note, const char* key, const fs::path& folder)
{
    return folder / fs::path(stringAt(note, key, kNoteName)).filename();
}

std::optional<RecoverableDocument> readLeftover(const fs::path& folder)
{
    try {
        const auto json = readJsonFile(folder / kNoteName);
        checkFormat(json, kFormat, kNoteName);
        const fs::path painting = namedFile(json, "project", folder);
        RecoverableDocument document;
        document.folder = folder;
        document.document = optionalStringAt(json, "document", kNoteName);
        document.project = openProject(painting, {}).project;
        document.keptAt = fs::last_write_time(painting);
        return document;
    } catch (const Error&) {
        return std::nullopt;
    } catch (const fs::filesystem_error&) {
        return std::nullopt;
    }
}

/// Reads a leftover if its session is gone: a living one holds its lock.
std::optional<RecoverableDocument> readIfLeft(const fs::path& folder)
{
    const int lock = takeLock(folder, 0);
    if (lock < 0)
        return std::nullopt;
    auto document = readLeftover(folder);
    ::close(lock);
    return document;
}

void removeFolder(const fs::path& folder)
{
    std::error_code ignored; // What cannot be removed is offered again at the next start.
    fs::remove_all(folder, ignored);
}

} // namespace

RecoveryKeeper::RecoveryKeeper(const fs::path& root)
    : m_folder(makeSessionFolder(root))
    , m_lock(takeLock(m_folder, O_CREAT))
{
    if (m_lock < 0)
        failToMake(m_folder, errno);
}

RecoveryKeeper::~RecoveryKeeper()
{
    if (m_kept.empty())
        removeFolder(m_folder);
    ::close(m_lock);
}

void RecoveryKeeper::keep(const Project& project, const fs::path& document)
{
    // The note names the file it belongs to and comes last, so that a crash at any moment leaves
    // the painting before or the new one.
    const std::string name = "painting-" + std::to_string(++m_number) + ".ora";
    saveProject(m_folder / name, project, ProjectParts::Own);
    writeJsonFile(m_folder / kNoteName,
        { { "format", kFormat }, { "version", 1 }, { "project", name },
            { "document", document.string() } });
    removeFile(m_kept);
    m_kept = name;
}

void RecoveryKeeper::discard()
{
    removeFile(kNoteName);
    removeFile(m_kept);
    m_kept.clear();
}

void RecoveryKeeper::removeFile(const std::string& name) const
{
    std::error_code ignored;
    if (!name.empty())
        fs::remove(m_folder / name, ignored);
}

std::vector<RecoverableDocument> listRecoverable(const fs::path& root)
{
    std::vector<RecoverableDocument> documents;
    std::error_code error;
    for (fs::directory_iterator entry(root, error), end; !error && entry != end;
         entry.increment(error)) {
        if (auto document = readIfLeft(entry->path()))
            documents.push_back(std::move(*document));
    }
    std::sort(documents.begin(), documents.end(),
        [](const auto& a, const auto& b) { return a.keptAt > b.keptAt; });
    return documents;
}

void discardRecovery(const RecoverableDocument& document)
{
    removeFolder(document.folder);
}

void AutosaveClock::edited(Time now)
{
    if (!m_firstEdit)
        m_firstEdit = now;
    ++m_edits;
}

bool AutosaveClock::isDue(Time now) const
{
    return m_edits >= kStrokes || (m_firstEdit && now - *m_firstEdit >= kInterval);
}

void AutosaveClock::kept()
{
    m_firstEdit.reset();
    m_edits = 0;
}

} // namespace pleinair
