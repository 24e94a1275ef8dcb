#pragma once

#include "model/io/network_options.h"

#include <string>

namespace pleinair {

/// Reads "WxH". @throws Error (InvalidArgument) for another form, or for sides that are not
/// multiples of the model's grid: the message names the nearest legal sides.
[[nodiscard]] Size requestedSize(const std::string& text, const NetworkOptions& options);

/// The size for a label map when none is asked for: the short side is the model's own, the long
/// side follows the map's aspect ratio, on the model's grid.
[[nodiscard]] Size defaultSize(Size labels, const NetworkOptions& options);

} // namespace pleinair
