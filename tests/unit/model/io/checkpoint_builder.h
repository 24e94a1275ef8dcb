#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace pleinair::checkpoint {

// Writes small PyTorch checkpoints of both containers, opcode by opcode, so that tests can make
// good files and files with exactly one thing wrong.

template <typename Number>
std::string raw(Number value)
{
    std::string bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    return bytes;
}

inline std::string text(const std::string& value)
{
    return "X" + raw(static_cast<std::uint32_t>(value.size())) + value;
}

inline std::string integer(std::int64_t value)
{
    return std::string("\x8a\x08", 2) + raw(value);
}

inline std::string tuple(const std::vector<std::string>& items)
{
    std::string code = "(";
    for (const auto& item : items)
        code += item;
    return code + "t";
}

inline std::string integers(const std::vector<std::int64_t>& values)
{
    std::vector<std::string> items;
    for (const auto value : values)
        items.push_back(integer(value));
    return tuple(items);
}

inline const std::string kProto("\x80\x02", 2);
inline const std::string kOrderedDict = "ccollections\nOrderedDict\n)R";

enum class Container { Stream, Zip };

inline std::string storage(const std::string& key, std::int64_t elements, Container container,
    const std::string& type = "FloatStorage")
{
    std::vector<std::string> parts { text("storage"), "ctorch\n" + type + "\n", text(key), text("cpu"),
        integer(elements) };
    if (container == Container::Stream)
        parts.emplace_back("N");
    return tuple(parts) + "Q";
}

inline std::string tensor(const std::string& storageCode, const std::vector<std::int64_t>& shape,
    const std::vector<std::int64_t>& strides, std::int64_t offset = 0)
{
    return "ctorch._utils\n_rebuild_tensor_v2\n"
        + tuple({ storageCode, integer(offset), integers(shape), integers(strides), "\x89", kOrderedDict })
        + "R";
}

/// @param entries  names and the code of their values. @param tail  code after the entries.
inline std::string stateDict(
    const std::vector<std::pair<std::string, std::string>>& entries, const std::string& tail = {})
{
    std::string code = kProto + kOrderedDict + "(";
    for (const auto& [name, value] : entries)
        code += text(name) + value;
    return code + "u" + tail + ".";
}

/// A storage's key and its values.
using FloatStorage = std::pair<std::string, std::vector<float>>;

inline std::string bytesOf(const std::vector<float>& values)
{
    std::string bytes(values.size() * sizeof(float), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
}

inline std::string stream(const std::string& pickle, const std::vector<FloatStorage>& storages)
{
    static const std::string kMagic("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02M\xe9\x03.", 21);
    std::string file = kMagic + kProto + "}" + text("little_endian") + "\x88s." + pickle + kProto + "](";
    for (const auto& [key, values] : storages)
        file += text(key);
    file += "e.";
    for (const auto& [key, values] : storages)
        file += raw(static_cast<std::int64_t>(values.size())) + bytesOf(values);
    return file;
}

inline std::uint32_t crc32(const std::string& data)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char c : data) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? 0xEDB88320U ^ crc >> 1 : crc >> 1;
    }
    return ~crc;
}

/// A zip member with room for mistakes.
struct Member {
    std::string name;
    std::string data;
    std::uint16_t method = 0;
    std::uint32_t crcFlip = 0; ///< XORed to the right checksum.
    std::int64_t headerAt = -1; ///< In the central directory; -1: where it is.
    std::int64_t size = -1; ///< In the central directory; -1: the data's.
};

inline std::string zip(const std::vector<Member>& members)
{
    std::string file;
    std::string central;
    for (const auto& member : members) {
        const auto nameSize = static_cast<std::uint16_t>(member.name.size());
        const auto size = static_cast<std::uint32_t>(
            member.size < 0 ? static_cast<std::int64_t>(member.data.size()) : member.size);
        const auto header = static_cast<std::uint32_t>(
            member.headerAt < 0 ? static_cast<std::int64_t>(file.size()) : member.headerAt);
        central += raw(std::uint32_t { 0x02014b50 }) + std::string(6, '\0') + raw(member.method)
            + std::string(4, '\0') + raw(crc32(member.data) ^ member.crcFlip) + raw(size) + raw(size)
            + raw(nameSize) + std::string(12, '\0') + raw(header) + member.name;
        // As PyTorch writes them: no checksum and no sizes in the local header.
        file += raw(std::uint32_t { 0x04034b50 }) + std::string(22, '\0') + raw(nameSize)
            + std::string(2, '\0') + member.name + member.data;
    }
    const auto count = static_cast<std::uint16_t>(members.size());
    return file + central + raw(std::uint32_t { 0x06054b50 }) + std::string(4, '\0') + raw(count) + raw(count)
        + raw(static_cast<std::uint32_t>(central.size())) + raw(static_cast<std::uint32_t>(file.size()))
        + std::string(2, '\0');
}

inline std::string zipCheckpoint(const std::string& pickle, const std::vector<FloatStorage>& storages)
{
    std::vector<Member> members { { "net/data.pkl", pickle } };
    for (const auto& [key, values] : storages)
        members.push_back({ "net/data/" + key, bytesOf(values) });
    members.push_back({ "net/version", "3\n" });
    return zip(members);
}

inline std::string file(
    Container container, const std::string& pickle, const std::vector<FloatStorage>& storages)
{
    return container == Container::Stream ? stream(pickle, storages) : zipCheckpoint(pickle, storages);
}

inline std::span<const std::byte> asBytes(const std::string& content)
{
    return std::as_bytes(std::span(content));
}

} // namespace pleinair::checkpoint
