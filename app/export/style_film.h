#pragma once

#include "model/base/style_vector.h"

#include <cstddef>

namespace pleinair {

/// A style on the straight way between two. @param position  in [0, 1]. @pre equal lengths.
[[nodiscard]] StyleVector styleBetween(
    const StyleVector& from, const StyleVector& to, double position);

/// Where a frame of a film stands on that way, slow at the ends.
/// @param loops  there and back, so that the last frame is followed by the first.
[[nodiscard]] double filmPosition(std::size_t frame, std::size_t frames, bool loops);

} // namespace pleinair
