#include "model/io/protobuf_writer.h"

#include <gtest/gtest.h>

namespace pleinair {
namespace {

TEST(ProtobufWriter, WritesTheExamplesOfTheFormatsDescription)
{
    ProtobufWriter inner;
    inner.integer(1, 150);
    EXPECT_EQ(inner.content(), std::string("\x08\x96\x01", 3));

    ProtobufWriter outer;
    outer.message(3, inner);
    outer.bytes(2, "testing");
    EXPECT_EQ(outer.content(), std::string("\x1a\x03\x08\x96\x01\x12\x07testing", 14));
}

TEST(ProtobufWriter, TakesTenBytesForANegativeInteger)
{
    ProtobufWriter writer;
    writer.integer(1, -2);
    EXPECT_EQ(writer.content(), std::string("\x08\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11));
}

TEST(ProtobufWriter, PacksRepeatedNumbers)
{
    ProtobufWriter writer;
    writer.packedIntegers(4, std::vector<std::int64_t> { 3, 270, 86942 });
    EXPECT_EQ(writer.content(), std::string("\x22\x06\x03\x8e\x02\x9e\xa7\x05", 8));

    ProtobufWriter doubles;
    doubles.packedDoubles(1, std::vector<double> { 1.0 });
    EXPECT_EQ(doubles.content(), std::string("\x0a\x08\0\0\0\0\0\0\xf0\x3f", 10));
}

} // namespace
} // namespace pleinair
