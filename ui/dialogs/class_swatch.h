#pragma once

#include "model/base/class_table.h"

#include <QPixmap>

namespace pleinair {

/// A small square in a class's colour.
[[nodiscard]] QPixmap classSwatch(Color color);

} // namespace pleinair
