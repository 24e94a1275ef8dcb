#pragma once

#include "model/base/geometry.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace pleinair {

/// A photograph before it was rounded: planar RGB in [-1, 1], as a renderer gives it.
struct UnroundedPhotograph {
    Size size;
    std::vector<float> planes; ///< 3 * size.area().
};

/// An OpenEXR file of 32-bit floats R, G, B: scene-linear light (sRGB undone), primaries of
/// Rec. 709, packed without loss.
/// @param scale  1, 2 or 4, by Lanczos.
/// @throws Error (InvalidArgument) for another scale or an empty picture, (OutOfMemory).
[[nodiscard]] std::vector<std::byte> encodeExr(const UnroundedPhotograph& photograph, int scale = 1);

/// @throws Error as encodeExr(), (FileUnwritable).
void exportExr(
    const std::filesystem::path& file, const UnroundedPhotograph& photograph, int scale = 1);

/// A value of [-1, 1] as linear light: 0 for -1, 1 for 1. Values outside stay outside.
[[nodiscard]] float linearLight(float value);

} // namespace pleinair
