#pragma once

#include "model/base/image.h"

namespace pleinair {

enum class Resampling {
    Nearest, ///< PyTorch's rule, as for label maps.
    Bilinear, ///< Half-pixel centres, no filtering, as published for the encoder.
    Bicubic, ///< Half-pixel centres, no filtering.
    Area, ///< Means over the covered area; for shrinking.
    Lanczos, ///< Over 8 x 8 pixels, for enlarging photographs.
    Best, ///< Area where it shrinks, bicubic where it grows.
};

/// @param size  both sides at least 1.
[[nodiscard]] Image resized(const Image& image, Size size, Resampling resampling);

/// One plane of numbers at another size, by Lanczos where it grows. @pre as many as from.area().
[[nodiscard]] std::vector<float> resizedPlane(const std::vector<float>& plane, Size from, Size to);

/// The part of a picture that lies inside `part`. @pre it lies inside the picture.
[[nodiscard]] Image cropped(const Image& image, Rect part);

} // namespace pleinair
