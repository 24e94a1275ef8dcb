#include "model/image/picture_header.h"

#include "model/base/error.h"
#include "model/image/byte_view.h"
#include "model/image/tiff_directory.h"

#include <climits>

namespace pleinair {

namespace {

using namespace std::string_view_literals;

struct Sides {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

Sides pngSides(ByteView& view)
{
    return { view.number(16, 4, ByteOrder::Big), view.number(20, 4, ByteOrder::Big) };
}

/// Walks the segments to the first start-of-frame.
Sides jpegSides(ByteView& view)
{
    for (std::size_t at = 2; !view.failed();) {
        if (view.number(at, 1, ByteOrder::Big) != 0xFF)
            return {};
        const std::uint32_t marker = view.number(at + 1, 1, ByteOrder::Big);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const bool isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame)
            return { view.number(at + 7, 2, ByteOrder::Big), view.number(at + 5, 2, ByteOrder::Big) };
        if (marker == 0xDA || marker == 0xD9)
            return {};
        at += 2 + view.number(at + 2, 2, ByteOrder::Big);
    }
    return {};
}

Sides webpSides(ByteView& view)
{
    if (view.startsWith(12, "VP8X"))
        return { view.number(24, 3, ByteOrder::Little) + 1, view.number(27, 3, ByteOrder::Little) + 1 };
    if (view.startsWith(12, "VP8L")) {
        const std::uint32_t bits = view.number(21, 4, ByteOrder::Little);
        return { (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1 };
    }
    if (view.startsWith(12, "VP8 "))
        return { view.number(26, 2, ByteOrder::Little) & 0x3FFF, view.number(28, 2, ByteOrder::Little) & 0x3FFF };
    return {};
}

Sides tiffSides(std::span<const std::byte> bytes)
{
    constexpr std::uint16_t kWidth = 256;
    constexpr std::uint16_t kHeight = 257;
    return { tiffNumber(bytes, kWidth).value_or(0), tiffNumber(bytes, kHeight).value_or(0) };
}

Sides sidesOf(std::span<const std::byte> bytes, PictureFormat format)
{
    ByteView view(bytes);
    Sides sides;
    switch (format) {
    case PictureFormat::Png:
        sides = pngSides(view);
        break;
    case PictureFormat::Jpeg:
        sides = jpegSides(view);
        break;
    case PictureFormat::Webp:
        sides = webpSides(view);
        break;
    case PictureFormat::Tiff:
        sides = tiffSides(bytes);
        break;
    }
    return view.failed() ? Sides {} : sides;
}

} // namespace

const char* nameOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return "PNG";
    case PictureFormat::Jpeg:
        return "JPEG";
    case PictureFormat::Webp:
        return "WebP";
    case PictureFormat::Tiff:
        return "TIFF";
    }
    return "?";
}

std::optional<PictureFormat> pictureFormatOf(std::span<const std::byte> bytes)
{
    const ByteView view(bytes);
    if (view.startsWith(0, "\x89PNG\r\n\x1a\n"sv))
        return PictureFormat::Png;
    if (view.startsWith(0, "\xFF\xD8\xFF"sv))
        return PictureFormat::Jpeg;
    if (view.startsWith(0, "RIFF"sv) && view.startsWith(8, "WEBP"sv))
        return PictureFormat::Webp;
    if (view.startsWith(0, "II*\0"sv) || view.startsWith(0, "MM\0*"sv))
        return PictureFormat::Tiff;
    return std::nullopt;
}

PictureHeader readPictureHeader(std::span<const std::byte> bytes, const std::string& name)
{
    const auto format = pictureFormatOf(bytes);
    if (!format)
        throw Error(ErrorKind::BadFile, name + ": it is not a PNG, JPEG, WebP or TIFF picture.");
    const Sides sides = sidesOf(bytes, *format);
    if (sides.width == 0 || sides.height == 0 || sides.width > INT_MAX || sides.height > INT_MAX)
        throw Error(ErrorKind::BadFile,
            name + ": the " + nameOf(*format) + " picture is damaged: its header names no size.");
    const Size size { static_cast<int>(sides.width), static_cast<int>(sides.height) };
    if (size.area() > kMaxPicturePixels)
        throw Error(ErrorKind::BadFile,
            name + ": the picture is " + std::to_string(size.width) + " x " + std::to_string(size.height)
                + " pixels large; 64 million pixels are allowed.");
    return { *format, size };
}

} // namespace pleinair
