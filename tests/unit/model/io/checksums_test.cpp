#include "model/io/checksums.h"

#include <gtest/gtest.h>

#include <span>
#include <string>

namespace pleinair {
namespace {

TEST(Checksums, AgreeWithTheCheckValuesOfTheStandards)
{
    EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
    EXPECT_EQ(crc32c("123456789"), 0xE3069283U);
    EXPECT_EQ(crc32(""), 0U);
    EXPECT_EQ(crc32c(""), 0U);
}

TEST(Checksums, GoOnFromAPieceToTheNext)
{
    const std::string text = "123456789";
    const auto bytes = std::as_bytes(std::span(text));

    EXPECT_EQ(crc32(bytes.subspan(4), crc32(bytes.first(4))), crc32(text));
}

} // namespace
} // namespace pleinair
