#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pleinair {

/// Puts one protocol-buffers message together, field by field in the order of the calls: enough of
/// the wire format for the few kinds of files that we write for other programs.
class ProtobufWriter {
public:
    /// int32, int64, bool and enum fields; a negative number takes ten bytes, as the format says.
    void integer(int field, std::int64_t value);
    void float32(int field, float value);
    void float64(int field, double value);
    /// string and bytes fields.
    void bytes(int field, std::string_view value);
    void message(int field, const ProtobufWriter& value);
    /// `repeated double` with [packed = true].
    void packedDoubles(int field, std::span<const double> values);
    /// `repeated int64` with [packed = true].
    void packedIntegers(int field, std::span<const std::int64_t> values);

    /// All fields of another message behind those that are here.
    void append(const ProtobufWriter& fields) { m_content += fields.m_content; }

    [[nodiscard]] const std::string& content() const { return m_content; }

private:
    void varint(std::uint64_t value);
    void key(int field, int wireType);
    void fixed(const void* value, std::size_t size);

    std::string m_content;
};

} // namespace pleinair
