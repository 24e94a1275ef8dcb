#include "app/project/recovery.h"

#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/app/painting/painting_fixtures.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <string>
#include <utility>

namespace pleinair {
namespace {

using namespace std::chrono_literals;

const std::filesystem::path kFile = "/home/me/lake.ora";

LabelMap painting(ClassId id)
{
    LabelMap labels({ 20, 10 }, kSky);
    labels.paintDisc({ 9, 5 }, 4, id);
    return labels;
}

ClassTable reversedClasses()
{
    auto classes = fiveClasses().classes();
    std::reverse(classes.begin(), classes.end());
    return ClassTable(std::move(classes));
}

Project project(ClassId id, ClassTable classes = fiveClasses())
{
    Project result;
    result.painting = Document(std::move(classes), painting(id)).content();
    result.model.name = "landscape";
    return result;
}

LabelMap labelsOf(const RecoverableDocument& document)
{
    return document.project.painting.flattened();
}

TEST(Recovery, ADeadSessionsPaintingIsFound)
{
    const TemporaryFolder root;
    auto keeper = std::make_unique<RecoveryKeeper>(root / "recovery");
    keeper->keep(project(kTree), kFile);
    keeper->keep(project(kLake), kFile);
    keeper.reset();

    const auto found = listRecoverable(root / "recovery");

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(labelsOf(found[0]), painting(kLake));
    EXPECT_EQ(found[0].document, kFile);
    EXPECT_EQ(found[0].project.model.name, "landscape");
    EXPECT_EQ(found[0].project.painting.classes.count(), 5);
    discardRecovery(found[0]);
    EXPECT_TRUE(listRecoverable(root / "recovery").empty());
}

TEST(Recovery, ALivingSessionsPaintingIsNotLost)
{
    const TemporaryFolder root;
    RecoveryKeeper keeper(root.path());
    keeper.keep(project(kTree), kFile);

    EXPECT_TRUE(listRecoverable(root.path()).empty());
}

TEST(Recovery, ASessionThatEndsInPeaceLeavesNothing)
{
    const TemporaryFolder root;
    {
        RecoveryKeeper keeper(root.path());
        keeper.keep(project(kTree), kFile);
        keeper.discard();
    }

    EXPECT_TRUE(listRecoverable(root.path()).empty());
    EXPECT_TRUE(std::filesystem::is_empty(root.path()));
}

TEST(Recovery, TheNewestComesFirst)
{
    const TemporaryFolder root;
    for (const ClassId id : { kTree, kLake }) {
        RecoveryKeeper keeper(root.path());
        keeper.keep(project(id), kFile);
    }
    for (const auto& found : listRecoverable(root.path())) {
        const bool isLake = labelsOf(found) == painting(kLake);
        for (const auto& entry : std::filesystem::directory_iterator(found.folder))
            std::filesystem::last_write_time(entry, found.keptAt + (isLake ? 1h : -1h));
    }

    const auto found = listRecoverable(root.path());

    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(labelsOf(found[0]), painting(kLake));
}

TEST(Recovery, DamagedAndForeignLeftoversArePassedOver)
{
    const TemporaryFolder root;
    {
        RecoveryKeeper keeper(root.path());
        keeper.keep(project(kTree), kFile);
    }
    for (const auto& session : std::filesystem::directory_iterator(root.path()))
        writeWholeFile(session.path() / "recovery.json", "{");
    writeWholeFile(root / "a file", "x");
    std::filesystem::create_directory(root / "a folder");

    EXPECT_TRUE(listRecoverable(root.path()).empty());
    EXPECT_TRUE(listRecoverable(root / "nowhere").empty());
}

TEST(Recovery, ANoteCannotNameFilesElsewhere)
{
    const TemporaryFolder root;
    {
        RecoveryKeeper keeper(root.path());
        keeper.keep(project(kTree), kFile);
    }
    for (const auto& session : std::filesystem::directory_iterator(root.path()))
        writeWholeFile(session.path() / "recovery.json",
            R"({"format": "pleinair-recovery", "version": 1, "project": "/etc/passwd"})");

    EXPECT_TRUE(listRecoverable(root.path()).empty());
}

/// Keeps two paintings in turn, with their own class tables, until it is killed.
[[noreturn]] void keepForever(const std::filesystem::path& root, int toldByPipe)
{
    RecoveryKeeper keeper(root);
    for (int i = 0;; ++i) {
        const bool isEven = i % 2 == 0;
        keeper.keep(isEven ? project(kTree) : project(kLake, reversedClasses()), kFile);
        if (::write(toldByPipe, "k", 1) != 1)
            ::_exit(1);
    }
}

TEST(Recovery, ASessionKilledAtAnyMomentLeavesAWholePainting)
{
    const TemporaryFolder root;
    Dice dice(4);
    for (int kill = 0; kill < 20; ++kill) {
        const auto folder = root / std::to_string(kill);
        int ends[2] = {};
        ASSERT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0)
            keepForever(folder, ends[1]);
        char told = 0;
        for (int kept = 1 + dice.roll(6); kept > 0; --kept)
            ASSERT_EQ(::read(ends[0], &told, 1), 1);
        ::usleep(static_cast<useconds_t>(dice.roll(4000)));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ends[0]);
        ::close(ends[1]);

        const auto found = listRecoverable(folder);
        ASSERT_EQ(found.size(), 1U) << "kill " << kill;
        const bool isTree = labelsOf(found[0]) == painting(kTree);
        const bool isLake = labelsOf(found[0]) == painting(kLake);
        EXPECT_TRUE(isTree || isLake);
        EXPECT_EQ(found[0].project.painting.classes[0].name, isTree ? "sky" : "lake") << "its own class table";
    }
}

TEST(AutosaveClock, IsDueAfterAMinuteOrManyStrokes)
{
    AutosaveClock clock;
    const AutosaveClock::Time start {};
    EXPECT_FALSE(clock.isDue(start + 10h)) << "nothing has changed";

    clock.edited(start);
    EXPECT_FALSE(clock.isDue(start + 59s));
    EXPECT_TRUE(clock.isDue(start + 60s));

    clock.kept();
    EXPECT_FALSE(clock.isDue(start + 10h));
    for (int i = 0; i < AutosaveClock::kStrokes; ++i) {
        EXPECT_FALSE(clock.isDue(start + 1s));
        clock.edited(start + 1s);
    }
    EXPECT_TRUE(clock.isDue(start + 1s));
}

} // namespace
} // namespace pleinair
