#include "model/io/zip_directory.h"

#include "tests/unit/model/io/checkpoint_builder.h"
#include "tests/unit/model/io/expect_error.h"

namespace pleinair {
namespace {

using checkpoint::Member;

void expectRefusal(const std::string& part, const std::vector<Member>& members)
{
    const std::string file = checkpoint::zip(members);
    expectError(ErrorKind::BadFile, part, [&] {
        const ByteSource source("it", checkpoint::asBytes(file));
        const ZipDirectory directory(source);
        for (const auto& member : directory.members())
            directory.verify(member);
    });
}

TEST(ZipDirectory, FindsMembersThroughTheCentralDirectory)
{
    const std::string file = checkpoint::zip({ { "b/two", "22" }, { "a/one", "1" }, { "c/none", "" } });
    const ByteSource source("it", checkpoint::asBytes(file));
    const ZipDirectory directory(source);

    ASSERT_EQ(directory.members().size(), 3U);
    ASSERT_NE(directory.find("b/two"), nullptr);
    EXPECT_EQ(directory.read(*directory.find("b/two")).size(), 2U);
    EXPECT_EQ(directory.find("b"), nullptr);
}

TEST(ZipDirectory, RefusesTricks)
{
    const Member good { "net/data.pkl", "0123456789" };
    EXPECT_NO_THROW(checkpoint::zip({ good }));
    expectRefusal("overlaps", { good, { .name = "net/x", .data = {}, .headerAt = 0, .size = 4 } });
    expectRefusal("overlaps", { good, { .name = "net/x", .data = {}, .headerAt = 0, .size = 0 } });
    expectRefusal("leaves the archive's folder", { good, { "net/../../x", "" } });
    expectRefusal("leaves the archive's folder", { good, { "/x", "" } });
    expectRefusal("stands twice", { good, good });
    expectRefusal("compressed", { { .name = "net/data.pkl", .data = "x", .method = 8 } });
    expectRefusal("checksum", { { .name = "net/data.pkl", .data = "x", .crcFlip = 1 } });
    expectRefusal("beyond the end", { { .name = "net/data.pkl", .data = "x", .size = 1000 } });
    expectRefusal("where the directory says", { good, { .name = "net/x", .data = {}, .headerAt = 7 } });
}

TEST(ZipDirectory, RefusesEveryTruncation)
{
    const std::string file = checkpoint::zip({ { "net/data.pkl", "0123456789" }, { "net/version", "3\n" } });

    for (std::size_t size = 4; size < file.size(); ++size) {
        const std::string cut = file.substr(0, size);
        const ByteSource source("it", checkpoint::asBytes(cut));
        EXPECT_THROW(ZipDirectory { source }, Error) << size;
    }
}

} // namespace
} // namespace pleinair
