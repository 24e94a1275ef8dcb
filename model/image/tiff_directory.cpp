#include "model/image/tiff_directory.h"

#include "model/image/byte_view.h"

namespace pleinair {

namespace {

enum TiffType : std::uint32_t { kByte = 1, kShort = 3, kLong = 4, kUndefined = 7 };

struct TiffEntry {
    std::uint32_t type = 0;
    std::uint32_t count = 0;
    std::size_t valueAt = 0; ///< Of the four bytes that hold the value or its place.
    ByteOrder order = ByteOrder::Little;
};

std::optional<TiffEntry> findEntry(ByteView& view, std::uint16_t tag)
{
    const ByteOrder order = view.startsWith(0, "MM") ? ByteOrder::Big : ByteOrder::Little;
    const std::size_t directory = view.number(4, 4, order);
    const std::uint32_t count = view.number(directory, 2, order);
    for (std::uint32_t i = 0; i < count && !view.failed(); ++i) {
        const std::size_t at = directory + 2 + std::size_t { 12 } * i;
        if (view.number(at, 2, order) == tag)
            return TiffEntry { view.number(at + 2, 2, order), view.number(at + 4, 4, order), at + 8, order };
    }
    return std::nullopt;
}

} // namespace

std::optional<std::uint32_t> tiffNumber(std::span<const std::byte> bytes, std::uint16_t tag)
{
    ByteView view(bytes);
    const auto entry = findEntry(view, tag);
    if (!entry || entry->count != 1 || (entry->type != kShort && entry->type != kLong))
        return std::nullopt;
    const auto value = view.number(entry->valueAt, entry->type == kShort ? 2 : 4, entry->order);
    return view.failed() ? std::nullopt : std::optional(value);
}

std::span<const std::byte> tiffBytes(std::span<const std::byte> bytes, std::uint16_t tag)
{
    ByteView view(bytes);
    const auto entry = findEntry(view, tag);
    if (!entry || entry->count <= 4 || (entry->type != kByte && entry->type != kUndefined))
        return {};
    return view.part(view.number(entry->valueAt, 4, entry->order), entry->count);
}

} // namespace pleinair
