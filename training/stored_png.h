#pragma once

#include "model/base/image.h"

#include <cstddef>
#include <vector>

namespace pleinair {

/// The picture as a PNG that is not compressed: what a build without image libraries writes. Every
/// viewer, browser and TensorBoard reads it.
/// @pre the picture is not empty.
[[nodiscard]] std::vector<std::byte> storedPng(const Image& image);

} // namespace pleinair
