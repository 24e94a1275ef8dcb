#include "model/image/picture_codec.h"

#include "model/base/error.h"
#include "model/image/color_profile.h"
#include "model/image/picture_header.h"
#include "model/image/png_pixels.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace pleinair {

namespace {

/// libjpeg fills up what is missing with grey and calls that success. A whole JPEG has an
/// end-of-image mark behind its first start-of-scan.
bool isWholeJpeg(std::span<const std::byte> bytes)
{
    constexpr std::array kScan { std::byte { 0xFF }, std::byte { 0xDA } };
    constexpr std::array kEnd { std::byte { 0xFF }, std::byte { 0xD9 } };
    const auto scan = std::search(bytes.begin(), bytes.end(), kScan.begin(), kScan.end());
    return std::find_end(scan, bytes.end(), kEnd.begin(), kEnd.end()) != bytes.end();
}

cv::Mat decodedBgr(std::span<const std::byte> bytes, const std::string& name)
{
    try {
        const cv::Mat raw(1, static_cast<int>(bytes.size()), CV_8UC1,
            const_cast<std::byte*>(bytes.data()));
        return cv::imdecode(raw, cv::IMREAD_COLOR);
    } catch (const cv::Exception&) {
        throw Error(ErrorKind::BadFile, name + ": the picture is damaged.");
    } catch (const std::bad_alloc&) {
        throw Error(ErrorKind::OutOfMemory, name + ": there is not enough memory for the picture.");
    }
}

Image fromBgr(const cv::Mat& bgr)
{
    Image image { { bgr.cols, bgr.rows }, {} };
    image.rgb.resize(static_cast<std::size_t>(image.size.area()) * 3);
    cv::Mat rgb(bgr.rows, bgr.cols, CV_8UC3, image.rgb.data());
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    return image;
}

} // namespace

Image decodePicture(std::span<const std::byte> bytes, const std::string& name)
{
    if (bytes.size() > kMaxPictureBytes)
        throw Error(ErrorKind::BadFile, name + ": the file is larger than 256 MiB.");
    const PictureHeader header = readPictureHeader(bytes, name);
    if (header.format == PictureFormat::Jpeg && !isWholeJpeg(bytes))
        throw Error(ErrorKind::BadFile, name + ": the JPEG picture is cut off.");
    const cv::Mat bgr = decodedBgr(bytes, name);
    const bool isTurned = bgr.cols == header.size.height && bgr.rows == header.size.width;
    if (bgr.type() != CV_8UC3 || (!isTurned && (bgr.cols != header.size.width || bgr.rows != header.size.height)))
        throw Error(ErrorKind::BadFile, name + ": the " + nameOf(header.format) + " picture is damaged.");
    Image image = fromBgr(bgr);
    convertToSrgb(image, embeddedProfile(bytes, header.format));
    return image;
}

Image decodePicture(const std::string& bytes, const std::string& name)
{
    return decodePicture(std::as_bytes(std::span(bytes)), name);
}

std::vector<std::byte> encodePng(const Image& image)
{
    PngPixels pixels;
    pixels.size = image.size;
    pixels.kind = PngPixels::Kind::Rgb;
    pixels.samples = image.rgb;
    return encodePngPixels(pixels);
}

std::vector<std::byte> encodeJpeg(const Image& image, int quality)
{
    if (image.isEmpty() || quality < 1 || quality > 100)
        throw Error(ErrorKind::InvalidArgument,
            "A JPEG needs a picture and a quality from 1 to 100, not " + std::to_string(quality) + ".");
    const cv::Mat rgb(image.size.height, image.size.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    std::vector<std::uint8_t> encoded;
    cv::imencode(".jpg", bgr, encoded, { cv::IMWRITE_JPEG_QUALITY, quality, cv::IMWRITE_JPEG_OPTIMIZE, 1 });
    std::vector<std::byte> bytes(encoded.size());
    std::memcpy(bytes.data(), encoded.data(), encoded.size());
    return bytes;
}

} // namespace pleinair
