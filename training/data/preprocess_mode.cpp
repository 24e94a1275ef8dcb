#include "training/data/preprocess_mode.h"

#include "model/base/error.h"
#include "model/base/random.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

constexpr int kGrid = 32;

int rounded(double length)
{
    return std::max(1, static_cast<int>(std::lround(length)));
}

int roundedToGrid(double length)
{
    return std::max(1, static_cast<int>(std::lround(length / kGrid))) * kGrid;
}

Size scaledBy(Size size, double scale)
{
    return { rounded(size.width * scale), rounded(size.height * scale) };
}

/// The size, enlarged in proportion where it does not cover `part`.
Size covering(Size size, Size part)
{
    const double scale = std::max({ 1.0, static_cast<double>(part.width) / size.width,
        static_cast<double>(part.height) / size.height });
    const Size scaled = scaledBy(size, scale);
    return { std::max(scaled.width, part.width), std::max(scaled.height, part.height) };
}

PreprocessPlan cut(Size scaled, Size part, CropPlace place, std::uint64_t seed)
{
    scaled = covering(scaled, part);
    const Size rest { scaled.width - part.width, scaled.height - part.height };
    const auto offset = [&](int length, std::uint64_t counter) {
        return place == CropPlace::Middle ? length / 2
                                          : static_cast<int>(uniformAt(seed, counter) * (length + 1));
    };
    return { scaled, { offset(rest.width, 0), offset(rest.height, 1), part.width, part.height } };
}

PreprocessPlan whole(Size scaled)
{
    return { scaled, Rect::of(scaled) };
}

Size nearestBucket(Size picture, int cropSize)
{
    const double aspect = std::log(static_cast<double>(picture.width) / picture.height);
    const auto buckets = aspectBuckets(cropSize);
    return *std::min_element(buckets.begin(), buckets.end(), [&](Size a, Size b) {
        const auto distance = [&](Size size) {
            return std::fabs(std::log(static_cast<double>(size.width) / size.height) - aspect);
        };
        return distance(a) < distance(b);
    });
}

} // namespace

const std::vector<std::string>& preprocessModeNames()
{
    static const std::vector<std::string> names { "resize_and_crop", "crop", "scale_width",
        "scale_width_and_crop", "scale_shortside", "scale_shortside_and_crop", "fixed", "none",
        "aspect_buckets" };
    return names;
}

const char* nameOf(PreprocessMode mode)
{
    return preprocessModeNames()[static_cast<std::size_t>(mode)].c_str();
}

PreprocessMode preprocessModeFrom(const std::string& name)
{
    const auto& names = preprocessModeNames();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end())
        return static_cast<PreprocessMode>(found - names.begin());
    std::string list;
    for (const auto& known : names)
        list += (list.empty() ? "" : ", ") + known;
    throw Error(ErrorKind::InvalidArgument,
        "There is no preprocess mode \"" + name + "\"; there are " + list + ".");
}

PreprocessPlan preprocessPlan(Size picture, const PreprocessOptions& options, std::uint64_t seed)
{
    const int load = options.loadSize;
    const Size square { options.cropSize, options.cropSize };
    const auto cutOut = [&](Size scaled, Size part) { return cut(scaled, part, options.place, seed); };
    const Size byWidth = scaledBy(picture, static_cast<double>(load) / picture.width);
    const Size byShortSide
        = scaledBy(picture, static_cast<double>(load) / std::min(picture.width, picture.height));
    switch (options.mode) {
    case PreprocessMode::ResizeAndCrop:
        return cutOut({ load, load }, square);
    case PreprocessMode::Crop:
        return cutOut(picture, square);
    case PreprocessMode::ScaleWidth:
        return whole(byWidth);
    case PreprocessMode::ScaleWidthAndCrop:
        return cutOut(byWidth, square);
    case PreprocessMode::ScaleShortside:
        return whole(byShortSide);
    case PreprocessMode::ScaleShortsideAndCrop:
        return cutOut(byShortSide, square);
    case PreprocessMode::Fixed:
        return whole({ options.cropSize, rounded(options.cropSize / options.aspectRatio) });
    case PreprocessMode::None:
        return whole({ roundedToGrid(picture.width), roundedToGrid(picture.height) });
    case PreprocessMode::AspectBuckets: {
        const Size bucket = nearestBucket(picture, options.cropSize);
        const double scale = std::max(static_cast<double>(bucket.width) / picture.width,
            static_cast<double>(bucket.height) / picture.height);
        return cutOut(scaledBy(picture, scale), bucket);
    }
    }
    return whole(picture);
}

std::vector<Size> aspectBuckets(int cropSize)
{
    const double area = static_cast<double>(cropSize) * cropSize;
    std::vector<Size> sizes { { roundedToGrid(cropSize), roundedToGrid(cropSize) } };
    for (int width = kGrid; width <= 2 * cropSize; width += kGrid) {
        const Size size { width, roundedToGrid(area / width) };
        const double aspect = static_cast<double>(size.width) / size.height;
        for (const Size turned : { size, Size { size.height, size.width } })
            if (aspect >= 0.5 && aspect <= 2
                && std::find(sizes.begin(), sizes.end(), turned) == sizes.end())
                sizes.push_back(turned);
    }
    return sizes;
}

} // namespace pleinair
