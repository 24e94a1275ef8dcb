#include "training/pack.h"

#include "model/io/byte_source.h"
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
