#include "app/export/picture_export.h"

#include "model/base/error.h"
#include "model/image/photograph_codec.h"
#include "model/image/picture_codec.h"
#include "model/image/resize.h"
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

std::string endingOf(const std::filesystem::path& file)
{
    return lowerCase(file.extension().string());
}

PictureFormat pictureFormatOf(const std::filesystem::path& file)
{
    const std::string ending = endingOf(file);
    if (ending == ".png")
        return PictureFormat::Png;
    if (ending == ".jpg" || ending == ".jpeg")
        return PictureFormat::Jpeg;
    if (ending == ".tif" || ending == ".tiff")
        return PictureFormat::Tiff;
    if (ending == ".webp")
        return PictureFormat::Webp;
    throw Error(ErrorKind::InvalidArgument,
        file.string() + ": a photograph is saved as .png, .jpg, .jpeg, .tif, .tiff or .webp.");
}

Size enlargedSize(Size size, int scale)
{
    if (scale != 1 && scale != 2 && scale != 4)
        throw Error(ErrorKind::InvalidArgument,
            "A photograph is enlarged 1, 2 or 4 times, not " + std::to_string(scale) + " times.");
    const Size large { size.width * scale, size.height * scale };
    if (large.area() > kMaxPicturePixels)
        throw Error(ErrorKind::InvalidArgument,
            "Enlarged " + std::to_string(scale) + " times, the photograph would be "
                + std::to_string(large.width) + " x " + std::to_string(large.height)
                + " pixels large; 64 million are possible.");
    return large;
}

std::vector<std::byte> encodePhotograph(
    const Image& photograph, PictureFormat format, const PictureExportOptions& options)
{
    if (photograph.isEmpty())
        throw Error(ErrorKind::InvalidArgument, "There is no photograph to save yet.");
    const Image large =
        resized(photograph, enlargedSize(photograph.size, options.scale), Resampling::Lanczos);
    switch (format) {
    case PictureFormat::Png:
        return encodePng(large);
    case PictureFormat::Jpeg:
        return withSrgbTag(encodeJpeg(large, options.quality));
    case PictureFormat::Tiff:
        return encodeTiff(large);
    case PictureFormat::Webp:
        return encodeWebp(large, options.quality);
    }
    return {};
}

void exportPicture(
    const std::filesystem::path& file, const Image& photograph, const PictureExportOptions& options)
{
    writeWholeFile(file, encodePhotograph(photograph, pictureFormatOf(file), options));
}

} // namespace pleinair
