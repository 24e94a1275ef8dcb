#include "training/event_file.h"

#include "model/base/error.h"
#include "model/io/checksums.h"
#include "tests/unit/training/small_pack.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <iterator>

namespace pleinair {
namespace {

/// The payloads of a file of TFRecord frames, whose checksums are compared.
std::vector<std::string> recordsOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes { std::istreambuf_iterator<char>(stream), {} };
    const auto numberAt = [&](std::size_t place, auto number) {
        std::memcpy(&number, &bytes.at(place), sizeof number);
        return number;
    };
    const auto unmasked = [](std::uint32_t masked) {
        const std::uint32_t rotated = masked - 0xA282EAD8U;
        return rotated >> 17U | rotated << 15U;
    };
    std::vector<std::string> records;
    for (std::size_t place = 0; place < bytes.size();) {
        const auto length = numberAt(place, std::uint64_t {});
        EXPECT_EQ(unmasked(numberAt(place + 8, std::uint32_t {})), crc32c(bytes.substr(place, 8)));
        records.push_back(bytes.substr(place + 12, length));
        EXPECT_EQ(unmasked(numberAt(place + 12 + length, std::uint32_t {})), crc32c(records.back()));
        place += 16 + length;
    }
    return records;
}

TEST(EventFile, FramesEveryEventWithItsChecksums)
{
    const TemporaryFolder folder;
    EventFile events(folder / "events", 0);
    events.scalars(7, { { "losses/GAN", 0.5 } });
    events.picture(7, "samples", { 2, 1 }, std::vector<std::byte>(10, std::byte { 9 }));
    events.histograms(7, { { "weights/G", { -1, 1, 2, 0, 2, { 0, 1 }, { 1, 1 } } } });

    const auto records = recordsOf(events.file());

    ASSERT_EQ(records.size(), 5U);
    EXPECT_NE(records[0].find("brain.Event:2"), std::string::npos);
    EXPECT_NE(records[2].find("losses/GAN"), std::string::npos);
    EXPECT_NE(records[2].find(std::string("\x15\x00\x00\x00\x3F", 5)), std::string::npos) << "0.5";
    EXPECT_NE(records[3].find(std::string(10, '\x09')), std::string::npos);
    EXPECT_NE(records[4].find("weights/G"), std::string::npos);
}

TEST(EventFile, TwoOfOneRunHaveTwoNames)
{
    const TemporaryFolder folder;
    const EventFile first(folder / "events", 0);
    const EventFile second(folder / "events", 3);

    EXPECT_NE(first.file(), second.file());
}

TEST(EventFile, SaysWhichFileCannotBeWritten)
{
    EXPECT_THROW(EventFile("/proc/no-such-folder", 0), Error);
}

} // namespace
} // namespace pleinair
