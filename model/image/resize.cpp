#include "model/image/resize.h"

#include "model/base/label_map.h"

#include <opencv2/imgproc.hpp>

#include <cstring>

namespace pleinair {

namespace {

Image resizedNearest(const Image& image, Size size)
{
    Image result { size, std::vector<std::uint8_t>(static_cast<std::size_t>(size.area()) * 3) };
    const auto columns = nearestSourceIndices(image.size.width, size.width);
    const auto rows = nearestSourceIndices(image.size.height, size.height);
    std::uint8_t* to = result.rgb.data();
    for (const int row : rows) {
        const std::uint8_t* from = image.rgb.data() + static_cast<std::size_t>(row) * image.size.width * 3;
        for (const int column : columns) {
            std::memcpy(to, from + static_cast<std::size_t>(column) * 3, 3);
            to += 3;
        }
    }
    return result;
}

int interpolationFor(Resampling resampling, Size from, Size to)
{
    switch (resampling) {
    case Resampling::Nearest:
        return cv::INTER_NEAREST;
    case Resampling::Bilinear:
        return cv::INTER_LINEAR;
    case Resampling::Bicubic:
        return cv::INTER_CUBIC;
    case Resampling::Area:
        return cv::INTER_AREA;
    case Resampling::Lanczos:
        return cv::INTER_LANCZOS4;
    case Resampling::Best:
        return to.area() < from.area() ? cv::INTER_AREA : cv::INTER_CUBIC;
    }
    return cv::INTER_LINEAR;
}

} // namespace

Image resized(const Image& image, Size size, Resampling resampling)
{
    if (size == image.size)
        return image;
    if (resampling == Resampling::Nearest)
        return resizedNearest(image, size);
    Image result { size, std::vector<std::uint8_t>(static_cast<std::size_t>(size.area()) * 3) };
    const cv::Mat from(image.size.height, image.size.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
    cv::Mat to(size.height, size.width, CV_8UC3, result.rgb.data());
    cv::resize(from, to, to.size(), 0, 0, interpolationFor(resampling, image.size, size));
    return result;
}

std::vector<float> resizedPlane(const std::vector<float>& plane, Size from, Size to)
{
    if (from == to)
        return plane;
    std::vector<float> result(static_cast<std::size_t>(to.area()));
    const cv::Mat source(from.height, from.width, CV_32FC1, const_cast<float*>(plane.data()));
    cv::Mat target(to.height, to.width, CV_32FC1, result.data());
    cv::resize(source, target, target.size(), 0, 0,
        to.area() < from.area() ? cv::INTER_AREA : cv::INTER_LANCZOS4);
    return result;
}

Image cropped(const Image& image, Rect part)
{
    Image result { part.size(), {} };
    result.rgb.reserve(static_cast<std::size_t>(part.size().area()) * 3);
    for (int y = part.y; y < part.bottom(); ++y) {
        const auto begin = image.rgb.begin()
            + (static_cast<std::ptrdiff_t>(y) * image.size.width + part.x) * std::ptrdiff_t { 3 };
        result.rgb.insert(result.rgb.end(), begin, begin + std::ptrdiff_t { 3 } * part.width);
    }
    return result;
}

} // namespace pleinair
