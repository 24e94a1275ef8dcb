#include "training/pack_writer.h"

#include "model/io/byte_source.h"
#include "model/io/class_table_file.h"
#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

#include <fstream>

namespace pleinair {
namespace {

constexpr Size kSize { 5, 3 };

std::filesystem::path writtenPack(const TemporaryFolder& folder, std::uint8_t grey = 7)
{
    const auto file = folder / "a.pack";
    PackWriter writer(file, ClassTable::numbered(2));
    writer.add("first", kSize, std::vector<std::uint8_t>(45, grey), std::vector<ClassId>(15, 1));
    writer.add("second", { 1, 1 }, std::vector<std::uint8_t> { 1, 2, 3 }, std::vector<ClassId> { kUnknownClass });
    writer.leaveOut({ "third", "it is damaged" });
    writer.finish();
    return file;
}

TEST(Pack, ReadsBackWhatWasWritten)
{
    const TemporaryFolder folder;

    const Pack pack(writtenPack(folder));

    pack.verify();
    ASSERT_EQ(pack.count(), 2);
    EXPECT_EQ(pack.record(0).name, "first");
    EXPECT_EQ(pack.record(0).size, kSize);
    EXPECT_EQ(pack.record(0).rgb.size(), 45U);
    EXPECT_EQ(pack.record(0).labels.back(), 1);
    EXPECT_EQ(pack.record(1).rgb[2], 3);
    EXPECT_EQ(pack.leftOut(), (std::vector<LeftOut> { { "third", "it is damaged" } }));
    EXPECT_EQ(pack.classes().count(), 2);
}

TEST(Pack, IsNamedByItsContent)
{
    const TemporaryFolder folder;
    const auto hashOf = [&](std::uint8_t grey) { return Pack(writtenPack(folder, grey)).contentHash(); };

    EXPECT_EQ(hashOf(7), hashOf(7));
    EXPECT_NE(hashOf(7), hashOf(8));
}

TEST(Pack, AppearsOnlyWhenFinished)
{
    const TemporaryFolder folder;
    {
        PackWriter writer(folder / "b.pack", ClassTable::numbered(2));
        writer.add("first", kSize, std::vector<std::uint8_t>(45), std::vector<ClassId>(15));
    }

    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Pack, FindsEveryDamage)
{
    const TemporaryFolder folder;
    const auto file = writtenPack(folder);
    const std::string good = readWholeFile(file, 1 << 20);
    const auto isRefused = [&](const std::string& content) {
        std::ofstream(file, std::ios::binary) << content;
        try {
            Pack(file).verify();
            return false;
        } catch (const Error&) {
            return true;
        }
    };

    for (std::size_t size = 0; size < good.size(); ++size)
        ASSERT_TRUE(isRefused(good.substr(0, size))) << size;
    constexpr std::size_t kHeaderEnd = 64; // behind magic and version, the header is padding
    for (std::size_t at = kHeaderEnd; at < good.size(); ++at) {
        std::string damaged = good;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        const bool isPadding = (at >= 64 + 60 && at < 128) || (at >= 132 && at < 192);
        if (!isPadding) {
            ASSERT_TRUE(isRefused(damaged)) << at;
        }
    }
}

/// A pack of version 1, byte by byte, with one grey record of one pixel.
std::string versionOne()
{
    const auto number = [](std::uint64_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i)
            text.push_back(static_cast<char>(value >> (8 * i) & 255));
        return text;
    };
    const auto text = [&](const std::string& what) { return number(what.size(), 4) + what; };
    const auto hashOf = [](const std::string& bytes) { return fnv1a(std::as_bytes(std::span(bytes))); };
    const std::string record("\x07\x07\x07\x01", 4);
    const std::string index = number(1, 8) + number(64, 8) + number(1, 4) + number(1, 4)
        + number(hashOf(record), 8) + text("old") + text(classTableText(ClassTable::numbered(2)))
        + number(0, 8);
    return "PLNRPACK" + number(1, 8) + std::string(48, '\0') + record + std::string(60, '\0') + index
        + number(128, 8) + number(index.size(), 8) + number(hashOf(index), 8) + "PLNRPACK";
}

TEST(Pack, ReadsTheFirstVersion)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "old.pack", std::ios::binary) << versionOne();

    const Pack pack(folder / "old.pack");

    pack.verify();
    ASSERT_EQ(pack.count(), 1);
    EXPECT_EQ(pack.record(0).name, "old");
    EXPECT_EQ(pack.record(0).labels[0], 1);
    EXPECT_TRUE(pack.record(0).instances.empty());
    EXPECT_FALSE(pack.hasInstances());
}

TEST(Pack, CarriesInstanceMaps)
{
    const TemporaryFolder folder;
    const std::vector<std::uint8_t> rgb(45, 3);
    const std::vector<ClassId> labels(15, 1);
    std::vector<std::uint16_t> instances(15, 300);
    instances[4] = 65535;
    PackWriter writer(folder / "a.pack", ClassTable::numbered(2));
    (void)writer.add("with", { kSize, rgb, labels, instances });
    writer.finish();

    const Pack pack(folder / "a.pack");

    pack.verify();
    EXPECT_TRUE(pack.hasInstances());
    const auto found = pack.record(0).instances;
    EXPECT_EQ(std::vector<std::uint16_t>(found.begin(), found.end()), instances);
}

TEST(Pack, OfAFolderIsAllItsShards)
{
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "set/train");
    for (const char* name : { "1", "0" }) {
        PackWriter writer(folder / "set/train" / (std::string(name) + ".pack"), ClassTable::numbered(2));
        for (int i = 0; i < 2; ++i)
            writer.add(std::string(name) + std::to_string(i), { 1, 1 }, std::vector<std::uint8_t>(3),
                std::vector<ClassId>(1));
        writer.finish();
    }

    const PackSplits splits = packSplitsAt(folder / "set");
    const Pack pack(splits.train);

    EXPECT_EQ(splits.train, folder / "set/train");
    EXPECT_TRUE(splits.validation.empty());
    ASSERT_EQ(pack.count(), 4);
    EXPECT_EQ(pack.shardCount(), 2);
    EXPECT_EQ(pack.record(1).name, "01");
    EXPECT_EQ(pack.record(2).name, "10");
    expectError(ErrorKind::FileNotFound, "holds no pack", [&] { Pack(folder / "set"); });
}

TEST(Pack, LeavesADamagedShardOutByName)
{
    const TemporaryFolder folder;
    for (const char* name : { "set-a.pack", "set-b.pack" })
        std::filesystem::rename(writtenPack(folder), folder / name);
    std::fstream(folder / "set-b.pack", std::ios::in | std::ios::out | std::ios::binary).seekp(70).put('x');
    std::vector<std::string> told;
    const auto tell = [&](const std::string& text) { told.push_back(text); };

    const Pack pack = Pack::openWhole({ folder / "set-a.pack", folder / "set-b.pack" }, tell);

    EXPECT_EQ(pack.count(), 2);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_NE(told[0].find("set-b.pack: record \"first\" of the pack is damaged"), std::string::npos);
    expectError(ErrorKind::BadFile, "is damaged",
        [&] { (void)Pack::openWhole({ folder / "set-b.pack" }, tell); });
}

TEST(PackWriter, GoesOnBehindWhatAKilledProgramLeft)
{
    const TemporaryFolder folder;
    const auto file = folder / "a.pack";
    std::vector<PackEntry> entries;
    {
        PackWriter writer(file, ClassTable::numbered(2), {});
        for (std::uint8_t i = 0; i < 3; ++i)
            entries.push_back(writer.add(std::to_string(i),
                { kSize, std::vector<std::uint8_t>(45, i), std::vector<ClassId>(15, 1) }));
    }
    EXPECT_FALSE(std::filesystem::exists(file));
    const auto partial = SafeFile::partialFileOf(file);
    std::filesystem::resize_file(partial, entries[2].offset + 5);

    const std::size_t intact = PackWriter::intactEntries(file, entries);
    entries.resize(intact);
    PackWriter writer(file, ClassTable::numbered(2), entries);
    writer.add("again", kSize, std::vector<std::uint8_t>(45, 9), std::vector<ClassId>(15, 0));
    writer.finish();

    EXPECT_EQ(intact, 2U);
    EXPECT_FALSE(std::filesystem::exists(partial));
    const Pack pack(file);
    pack.verify();
    ASSERT_EQ(pack.count(), 3);
    EXPECT_EQ(pack.record(1).rgb[0], 1);
    EXPECT_EQ(pack.record(2).name, "again");
}

TEST(PackWriter, IsAloneWithItsPartialFile)
{
    const TemporaryFolder folder;
    const PackWriter first(folder / "a.pack", ClassTable::numbered(2), {});

    expectError(ErrorKind::FileUnwritable, "another program is writing it",
        [&] { PackWriter(folder / "a.pack", ClassTable::numbered(2), {}); });
}

TEST(PackWriter, RefusesPlanesAndLabelsThatCannotBe)
{
    const TemporaryFolder folder;
    PackWriter writer(folder / "a.pack", ClassTable::numbered(2));

    expectError(ErrorKind::InvalidArgument, "do not agree",
        [&] { writer.add("x", kSize, std::vector<std::uint8_t>(44), std::vector<ClassId>(15)); });
    expectError(ErrorKind::InvalidArgument, "label 2",
        [&] { writer.add("x", kSize, std::vector<std::uint8_t>(45), std::vector<ClassId>(15, 2)); });
}

} // namespace
} // namespace pleinair
