#pragma once

#include "model/base/image.h"
#include "model/image/picture_header.h"

#include <cstddef>
#include <span>
#include <vector>

namespace pleinair {

/// The ICC profile inside a picture file; empty if there is none.
[[nodiscard]] std::vector<std::byte> embeddedProfile(
    std::span<const std::byte> bytes, PictureFormat format);

/// Converts a picture from its profile to sRGB. A profile that is damaged, or not for RGB, changes
/// nothing: the picture is then taken for sRGB, as without a profile.
void convertToSrgb(Image& image, std::span<const std::byte> profile);

} // namespace pleinair
