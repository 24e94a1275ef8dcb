#include "app/project/zip_reader.h"

#include "app/project/zip_writer.h"
#include "model/base/error.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace pleinair {
namespace {

std::vector<std::byte> archive()
{
    ZipWriter writer;
    writer.add("mimetype", std::string_view("image/openraster"));
    writer.add("data/a.txt", std::string(5000, 'a'), ZipWriter::Packing::Deflated);
    writer.add("b.txt", std::string_view("bee"));
    return writer.finish();
}

std::string refusalOf(std::span<const std::byte> bytes)
{
    try {
        const ZipReader reader(bytes, "test.ora");
        for (const char* member : { "mimetype", "data/a.txt", "b.txt" })
            (void)reader.read(member);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// Replaces every occurrence of a text of the same length.
std::vector<std::byte> replaced(
    std::vector<std::byte> bytes, std::string_view from, std::string_view to)
{
    const auto want = std::as_bytes(std::span(from));
    const auto have = std::as_bytes(std::span(to));
    for (auto at = bytes.begin();;) {
        at = std::search(at, bytes.end(), want.begin(), want.end());
        if (at == bytes.end())
            return bytes;
        at = std::copy(have.begin(), have.end(), at);
    }
}

TEST(ZipReader, ReadsWhatWasWritten)
{
    const auto bytes = archive();
    const ZipReader reader(bytes, "test.ora");

    EXPECT_EQ(reader.readText("data/a.txt", 5000), std::string(5000, 'a'));
    EXPECT_EQ(reader.readText("b.txt", 3), "bee");
    EXPECT_FALSE(reader.holds("c.txt"));
    EXPECT_THROW((void)reader.read("c.txt"), Error);
    EXPECT_THROW((void)reader.read("data/a.txt", 4999), Error);
}

TEST(ZipReader, TheMimeTypeComesFirstAndIsNotPacked)
{
    const auto bytes = archive();
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());

    EXPECT_EQ(text.substr(30, 24), "mimetypeimage/openraster");
}

TEST(ZipReader, NamesThatLeaveTheFolderAreRefused)
{
    EXPECT_NE(refusalOf(replaced(archive(), "data/a.txt", "../../.txt")).find("leaves"),
        std::string::npos);
    EXPECT_NE(refusalOf(replaced(archive(), "data/a.txt", "/ata/a.txt")).find("leaves"),
        std::string::npos);
}

TEST(ZipReader, AMemberThatStandsTwiceIsRefused)
{
    ZipWriter writer;
    writer.add("a.txt", std::string_view("one"));
    writer.add("b.txt", std::string_view("two"));

    EXPECT_NE(
        refusalOf(replaced(writer.finish(), "b.txt", "a.txt")).find("twice"), std::string::npos);
}

TEST(ZipReader, ABombIsRefusedBeforeItIsUnpacked)
{
    ZipWriter writer;
    writer.add("bomb.png", std::string(8U << 20, '\0'), ZipWriter::Packing::Deflated);

    EXPECT_NE(refusalOf(writer.finish()).find("packed more than 200 times"), std::string::npos);
}

TEST(ZipReader, EveryTruncationIsRefused)
{
    const auto bytes = archive();
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(refusalOf(std::span(bytes).first(length)).empty()) << length;
}

TEST(ZipReader, EveryFlippedBitIsRefusedOrHarmless)
{
    const auto good = archive();
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        auto bytes = good;
        bytes[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
        std::string text;
        try {
            const ZipReader reader(bytes, "test.ora");
            text = reader.readText("b.txt", 10);
        } catch (const Error&) {
            continue;
        }
        EXPECT_EQ(text, "bee") << "bit " << bit;
    }
}

} // namespace
} // namespace pleinair
