#include "model/io/byte_source.h"

#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"
#include "tests/unit/model/io/expect_error.h"

#include <sys/stat.h>

namespace pleinair {
namespace {

TEST(ByteSource, ReadsTheSameFromAFileAndFromMemory)
{
    const TemporaryFolder folder;
    const std::string content("\x01\x02\x03\x04\x05\x06\x07\x08", 8);
    writeWholeFile(folder / "numbers", content);
    const ByteSource file(folder / "numbers");
    const ByteSource memory("numbers", std::as_bytes(std::span(content)));

    for (const ByteSource* source : { &file, &memory }) {
        EXPECT_EQ(source->size(), 8U);
        EXPECT_EQ(source->readNumber(1, 2), 0x0302U);
        EXPECT_EQ(source->readNumber(0, 8), 0x0807060504030201U);
        EXPECT_EQ(source->read(6, 2).back(), std::byte { 8 });
    }
}

TEST(ByteSource, RefusesToReadBeyondTheEndWithoutOverflowing)
{
    const std::string content = "four";
    const ByteSource source("it", std::as_bytes(std::span(content)));

    EXPECT_FALSE(source.holds(1, 4));
    EXPECT_FALSE(source.holds(UINT64_MAX, UINT64_MAX));
    expectError(ErrorKind::BadFile, "ends at byte 4", [&] { (void)source.readNumber(2, 4); });
    expectError(ErrorKind::BadFile, "ends at byte 4", [&] { (void)source.read(0, UINT64_MAX); });
}

TEST(ByteSource, RefusesWhatIsNotARegularFileAndDoesNotWaitForAPipe)
{
    const TemporaryFolder folder;
    const auto pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);

    expectError(ErrorKind::FileNotFound, "cannot be opened", [&] { ByteSource source(folder / "nothing"); });
    expectError(ErrorKind::FileUnreadable, "not a regular file", [&] { ByteSource source(pipe); });
    expectError(ErrorKind::FileUnreadable, "is a folder", [&] { ByteSource source(folder / "."); });
}

TEST(ByteSource, ShowsForeignTextWithoutControlCharacters)
{
    EXPECT_EQ(printable("a\x1b[31m\n\xc3\xa4"), "a?[31m?\xc3\xa4");
    EXPECT_EQ(printable("\xff\xc3|\xc0\x80|\xed\xa0\x80|\xe2\x80\xae|\xf0\x9f\x8c\xb2"),
        "??|??|???|?|\xf0\x9f\x8c\xb2");
    EXPECT_EQ(printable("a\xc3\xa4", 2), "a...");
    EXPECT_EQ(printable("abcdef", 3), "abc...");
}

} // namespace
} // namespace pleinair
