#pragma once

#include "model/base/geometry.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleinair {

/// How a pair becomes a record; the published modes under their names, and one of ours.
enum class PreprocessMode {
    ResizeAndCrop, ///< To loadSize x loadSize, whatever the aspect; then a square is cut out.
    Crop, ///< A square is cut out at the picture's own scale.
    ScaleWidth, ///< The width becomes loadSize.
    ScaleWidthAndCrop,
    ScaleShortside, ///< The short side becomes loadSize.
    ScaleShortsideAndCrop,
    Fixed, ///< To cropSize x cropSize / aspectRatio, whatever the aspect.
    None, ///< Both sides become the nearest multiples of 32.
    AspectBuckets, ///< Ours: cut to the size of about cropSize^2 pixels whose aspect is nearest.
};

/// "resize_and_crop", ..., "aspect_buckets".
[[nodiscard]] const char* nameOf(PreprocessMode mode);
[[nodiscard]] const std::vector<std::string>& preprocessModeNames();
/// @throws Error (InvalidArgument) listing the names.
[[nodiscard]] PreprocessMode preprocessModeFrom(const std::string& name);

/// Where a part is cut out.
enum class CropPlace {
    Middle,
    Random, ///< By a number that the pair's name gives: the same on every run.
};

struct PreprocessOptions {
    PreprocessMode mode = PreprocessMode::ScaleShortsideAndCrop;
    int loadSize = 256; ///< Pixels.
    int cropSize = 256; ///< Pixels.
    double aspectRatio = 1; ///< Width over height, for Fixed.
    CropPlace place = CropPlace::Middle;
};

/// To which size a picture is scaled, and which part of that is taken.
struct PreprocessPlan {
    Size scaled;
    Rect part; ///< Lies inside `scaled`.

    friend bool operator==(const PreprocessPlan&, const PreprocessPlan&) = default;
};

/// A picture smaller than the crop is enlarged until it covers it, where the published code fills
/// up with class 0; the place of a crop is chosen in the scaled picture, where the published code
/// takes the unscaled one.
/// @param seed  decides the place if that is Random.
[[nodiscard]] PreprocessPlan preprocessPlan(
    Size picture, const PreprocessOptions& options, std::uint64_t seed);

/// The sizes of AspectBuckets: sides multiples of 32, about cropSize^2 pixels, aspects 1:2 to 2:1.
[[nodiscard]] std::vector<Size> aspectBuckets(int cropSize);

} // namespace pleinair
