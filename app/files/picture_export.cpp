#include "app/files/picture_export.h"

#include "model/base/error.h"
#include "model/image/picture_codec.h"
#include "model/io/safe_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace pleinair {

namespace {

/// An Exif segment that says "sRGB" and nothing else (Exif 2.3: ColorSpace = 1). It stands right
/// behind the JPEG's two bytes of start.
constexpr std::array<std::uint8_t, 66> kSrgbExif {
    0xFF, 0xE1, 0x00, 0x40, 'E', 'x', 'i', 'f', 0, 0, // segment of 64 bytes
    'M', 'M', 0x00, 0x2A, 0x00, 0x00, 0x00, 0x08, // TIFF, big-endian, directory at 8
    0x00, 0x01, // one entry
    0x87, 0x69, 0x00, 0x04, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x1A, // Exif directory at 26
    0x00, 0x00, 0x00, 0x00, // no further directory
    0x00, 0x02, // two entries
    0x90, 0x00, 0x00, 0x07, 0x00, 0x00, 0x00, 0x04, '0', '2', '3', '0', // Exif version
    0xA0, 0x01, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, 0x01, 0x00, 0x00, // ColorSpace: sRGB
    0x00, 0x00, 0x00, 0x00, // no further directory
};

constexpr std::ptrdiff_t kJpegStartBytes = 2;

std::vector<std::byte> withSrgbTag(std::vector<std::byte> jpeg)
{
    std::array<std::byte, kSrgbExif.size()> tag {};
    std::memcpy(tag.data(), kSrgbExif.data(), tag.size());
    jpeg.insert(jpeg.begin() + kJpegStartBytes, tag.begin(), tag.end());
    return jpeg;
}

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return text;
}

} // namespace

PictureFormat pictureFormatOf(const std::filesystem::path& file)
{
    const std::string ending = lowerCase(file.extension().string());
    if (ending == ".png")
        return PictureFormat::Png;
    if (ending == ".jpg" || ending == ".jpeg")
        return PictureFormat::Jpeg;
    throw Error(ErrorKind::InvalidArgument,
        file.string() + ": a photograph is saved as .png, .jpg or .jpeg.");
}

std::vector<std::byte> encodePhotograph(
    const Image& photograph, PictureFormat format, const PictureExportOptions& options)
{
    if (photograph.isEmpty())
        throw Error(ErrorKind::InvalidArgument, "There is no photograph to save yet.");
    if (format == PictureFormat::Png)
        return encodePng(photograph);
    return withSrgbTag(encodeJpeg(photograph, options.jpegQuality));
}

void exportPicture(
    const std::filesystem::path& file, const Image& photograph, const PictureExportOptions& options)
{
    writeWholeFile(file, encodePhotograph(photograph, pictureFormatOf(file), options));
}

} // namespace pleinair
