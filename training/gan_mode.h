#pragma once

#include <string>

namespace pleinair {

/// The form of the adversarial loss: hinge, least squares (Mao et al., ICCV 2017), binary cross
/// entropy (Goodfellow et al., NeurIPS 2014), Wasserstein without penalty.
enum class GanMode { Hinge, Ls, Original, W };

/// "hinge", "ls", "original" or "w".
std::string nameOf(GanMode mode);
/// @throws Error (InvalidArgument) for any other text.
GanMode ganModeFrom(const std::string& text);

} // namespace pleinair
