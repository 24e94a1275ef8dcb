#pragma once

#include "model/base/label_map.h"

#include <QColor>

namespace pleinair {

/// How many patterns there are; classes beyond begin again with the first.
inline constexpr int kClassPatterns = 12;

/// Whether a class's pattern marks a place, so that colours need not be told apart. Every pattern
/// repeats after `period` pixels in both directions and marks between an eighth and a half of them.
/// @param period  at least 8, a multiple of 8.
[[nodiscard]] bool isPatternMark(ClassId id, int x, int y, int period);

/// The colour of the marks on a class's colour: lighter on dark, darker on light.
[[nodiscard]] QColor patternColor(const QColor& color);

/// The period for a painting: the same number of repeats on small and large ones.
[[nodiscard]] int patternPeriod(Size painting);

} // namespace pleinair
