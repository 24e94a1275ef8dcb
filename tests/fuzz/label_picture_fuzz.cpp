// Label maps and instance maps from PNG. The chunks get right checksums, or nearly no input would
// come past them.

#include "model/base/error.h"
#include "model/image/label_picture.h"

#include <vector>

namespace {

std::uint32_t numberAt(const std::vector<std::byte>& bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | std::to_integer<std::uint32_t>(bytes[at + i]);
    return number;
}

std::uint32_t crc32(std::span<const std::byte> bytes)
{
    std::uint32_t crc = 0xFFFFFFFF;
    for (const std::byte byte : bytes) {
        crc ^= std::to_integer<std::uint32_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? 0xEDB88320U ^ crc >> 1 : crc >> 1;
    }
    return ~crc;
}

void mendChecksums(std::vector<std::byte>& png)
{
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const std::size_t length = numberAt(png, at);
        if (length > png.size() - at - 12)
            return;
        const std::uint32_t crc = crc32(std::span(png).subspan(at + 4, length + 4));
        for (std::size_t i = 0; i < 4; ++i)
            png[at + 8 + length + i] = static_cast<std::byte>(crc >> (24 - 8 * i) & 255);
        at += 12 + length;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace pleinair;
    static const ClassTable classes = ClassTable::numbered(20);
    const auto input = std::as_bytes(std::span(data, size));
    std::vector<std::byte> bytes(input.begin(), input.end());
    mendChecksums(bytes);
    LabelPictureOptions options;
    options.unknown = UnknownPixels::Keep;
    try {
        const auto decoded = decodeLabelPicture(bytes, classes, options, "fuzz");
        (void)encodeLabelPicture(decoded.labels, classes, LabelPictureForm::Indices);
    } catch (const Error&) {
    }
    try {
        (void)decodeInstancePicture(bytes, "fuzz");
    } catch (const Error&) {
    }
    return 0;
}
