#pragma once

#include <torch/types.h>

#include <cstdint>

namespace pleinair {

/// Varies brightness, contrast, saturation and white balance of each photograph, as light and
/// cameras do. What happens to picture number i follows from the seed and i alone.
/// @param images        [N, 3, H, W] in [-1, 1].
/// @param strength      0 leaves them as they are; 1 doubles or halves the contrast at most.
/// @param firstPicture  number of images[0] in the run.
/// @return              the same shape, in [-1, 1].
[[nodiscard]] torch::Tensor withJitteredColors(
    const torch::Tensor& images, double strength, std::uint64_t seed, std::int64_t firstPicture);

} // namespace pleinair
