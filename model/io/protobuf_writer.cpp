#include "model/io/protobuf_writer.h"

#include <bit>

namespace pleinair {

namespace {

constexpr int kVarint = 0;
constexpr int kFixed64 = 1;
constexpr int kLength = 2;
constexpr int kFixed32 = 5;

static_assert(std::endian::native == std::endian::little);

} // namespace

void ProtobufWriter::varint(std::uint64_t value)
{
    while (value >= 0x80) {
        m_content.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
        value >>= 7U;
    }
    m_content.push_back(static_cast<char>(value));
}

void ProtobufWriter::key(int field, int wireType)
{
    varint(static_cast<std::uint64_t>(field) << 3U | static_cast<std::uint64_t>(wireType));
}

void ProtobufWriter::fixed(const void* value, std::size_t size)
{
    m_content.append(static_cast<const char*>(value), size);
}

void ProtobufWriter::integer(int field, std::int64_t value)
{
    key(field, kVarint);
    varint(static_cast<std::uint64_t>(value));
}

void ProtobufWriter::float32(int field, float value)
{
    key(field, kFixed32);
    fixed(&value, sizeof value);
}

void ProtobufWriter::float64(int field, double value)
{
    key(field, kFixed64);
    fixed(&value, sizeof value);
}

void ProtobufWriter::bytes(int field, std::string_view value)
{
    key(field, kLength);
    varint(value.size());
    m_content.append(value);
}

void ProtobufWriter::message(int field, const ProtobufWriter& value)
{
    bytes(field, value.m_content);
}

void ProtobufWriter::packedDoubles(int field, std::span<const double> values)
{
    key(field, kLength);
    varint(values.size_bytes());
    fixed(values.data(), values.size_bytes());
}

void ProtobufWriter::packedIntegers(int field, std::span<const std::int64_t> values)
{
    ProtobufWriter numbers;
    for (const std::int64_t value : values)
        numbers.varint(static_cast<std::uint64_t>(value));
    bytes(field, numbers.m_content);
}

} // namespace pleinair
