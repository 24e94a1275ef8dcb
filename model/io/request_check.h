#pragma once

#include "model/base/geometry.h"
#include "model/base/style_vector.h"
#include "model/io/network_options.h"

namespace pleinair {

/// @throws Error (ModelMismatch) naming the nearest sizes unless both sides are multiples of the
/// model's grid.
void requireGridSize(Size photograph, const NetworkOptions& options);

/// @throws Error (ModelMismatch) if a model with a VAE stem is given a style of another length.
void requireStyleLength(const StyleVector& style, const NetworkOptions& options);

} // namespace pleinair
