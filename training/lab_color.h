#pragma once

#include "model/base/image.h"

#include <array>
#include <vector>

namespace pleinair {

/// CIE L*a*b* (D65) of an sRGB colour: L in [0, 100].
[[nodiscard]] std::array<double, 3> labOf(std::uint8_t red, std::uint8_t green, std::uint8_t blue);

/// The mean L*, a* and b* of a picture. @pre it is not empty.
[[nodiscard]] std::array<double, 3> meanLab(const Image& picture);

/// Pearson's correlation of two series of equal length; 0 where one of them is constant.
[[nodiscard]] double correlation(const std::vector<double>& one, const std::vector<double>& other);

} // namespace pleinair
