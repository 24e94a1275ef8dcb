#pragma once

#include "app/painting/document.h"
#include "app/painting/symmetry.h"

#include <span>

namespace pleinair {

/// Takes the open edit back and paints a closed outline and its inside instead. The outline itself
/// is one pixel wide, so that a polygon without an inside is seen too.
/// @return what changed.
Rect repaintOutline(
    Document& document, std::span<const Point> corners, ClassId id, Symmetry symmetry);

} // namespace pleinair
