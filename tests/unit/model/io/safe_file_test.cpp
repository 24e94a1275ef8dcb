#include "model/io/safe_file.h"

#include "model/io/byte_source.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

#include <algorithm>
#include <csignal>
#include <filesystem>

#include <sys/resource.h>
#include <sys/stat.h>

namespace pleinair {
namespace {

namespace fs = std::filesystem;

auto filesIn(const fs::path& folder)
{
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

/// Lets files grow to `bytes` only, as a full disk would; the signal for that is ignored.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_old);
        rlimit limit = m_old;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_oldHandler);
    }

private:
    rlimit m_old { };
    void (*m_oldHandler)(int) = nullptr;
};

TEST(SafeFile, ReplacesAFileOnlyOnCommit)
{
    const TemporaryFolder folder;
    writeWholeFile(folder / "a", "old");
    {
        SafeFile writer(folder / "a");
        writer.write("new");
        EXPECT_EQ(readWholeFile(folder / "a", 100), "old");
        writer.commit();
    }

    EXPECT_EQ(readWholeFile(folder / "a", 100), "new");
    EXPECT_EQ(filesIn(folder / "."), 1);
}

TEST(SafeFile, LeavesTheOldFileAndNothingElseWithoutCommit)
{
    const TemporaryFolder folder;
    writeWholeFile(folder / "a", "old");
    {
        SafeFile writer(folder / "a");
        writer.write(std::string(3 << 20, 'x'));
    }

    EXPECT_EQ(readWholeFile(folder / "a", 100), "old");
    EXPECT_EQ(filesIn(folder / "."), 1);
}

TEST(SafeFile, KeepsTheOldFileWhenTheDiskTakesNoMore)
{
    const TemporaryFolder folder;
    writeWholeFile(folder / "a", "old");

    for (const std::size_t limit : { 0UL, 4096UL, 1UL << 20, (3UL << 20) - 1 }) {
        const FileSizeLimit full(limit);
        expectError(ErrorKind::FileUnwritable, "cannot be written",
            [&] { writeWholeFile(folder / "a", std::string(3 << 20, 'x')); });
    }

    EXPECT_EQ(readWholeFile(folder / "a", 100), "old");
    EXPECT_EQ(filesIn(folder / "."), 1);
}

TEST(SafeFile, CannotBeCommittedAfterAFailure)
{
    const TemporaryFolder folder;
    SafeFile writer(folder / "a");
    {
        const FileSizeLimit full(10);
        expectError(ErrorKind::FileUnwritable, "", [&] { writer.write(std::string(2 << 20, 'x')); });
    }

    expectError(ErrorKind::FileUnwritable, "earlier step", [&] { writer.commit(); });
    EXPECT_EQ(filesIn(folder / "."), 0);
}

TEST(SafeFile, FollowsALinkAndKeepsPermissions)
{
    const TemporaryFolder folder;
    writeWholeFile(folder / "real", "old");
    ASSERT_EQ(::chmod((folder / "real").c_str(), 0640), 0);
    fs::create_symlink("real", folder / "link");

    writeWholeFile(folder / "link", "new");

    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(readWholeFile(folder / "real", 100), "new");
    EXPECT_EQ(static_cast<unsigned>(fs::status(folder / "real").permissions()), 0640U);
}

TEST(SafeFile, RefusesDevicesAndFoldersAndMissingFolders)
{
    const TemporaryFolder folder;
    expectError(ErrorKind::FileUnwritable, "not a regular file", [] { writeWholeFile("/dev/null", "x"); });
    expectError(ErrorKind::FileUnwritable, "is a folder", [&] { writeWholeFile(folder / ".", "x"); });
    expectError(ErrorKind::FileUnwritable, "takes no new file", [&] { writeWholeFile(folder / "no/a", "x"); });
}

} // namespace
} // namespace pleinair
