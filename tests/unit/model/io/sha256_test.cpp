#include "model/io/sha256.h"

#include "model/io/safe_file.h"
#include "tests/unit/app/files/temporary_folder.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

std::string hashOf(const std::string& text, std::size_t piece)
{
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += piece)
        hash.add(std::as_bytes(std::span(text)).subspan(at, std::min(piece, text.size() - at)));
    return hash.finish();
}

TEST(Sha256, GivesTheStandardsExamples)
{
    EXPECT_EQ(hashOf("", 1), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hashOf("abc", 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hashOf(std::string(1'000'000, 'a'), 4096), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnThePieces)
{
    const TemporaryFolder folder;
    for (std::size_t length = 50; length < 200; ++length) {
        const std::string text(length, 'x');
        writeWholeFile(folder / "a", text);
        ASSERT_EQ(hashOf(text, 1), hashOf(text, 7));
        ASSERT_EQ(hashOf(text, 64), sha256OfFile(folder / "a"));
    }
}

} // namespace
} // namespace pleinair
