#pragma once

#include "model/base/label_map.h"

namespace pleinair {

/// A way to turn a whole painting round that loses nothing: one of the others takes it back.
enum class CanvasTurn { FlipHorizontally, FlipVertically, TurnLeft, TurnRight };

/// What takes a turn back.
[[nodiscard]] CanvasTurn inverseOf(CanvasTurn turn);
/// The size after a turn.
[[nodiscard]] Size turnedSize(Size size, CanvasTurn turn);
/// A map turned round; exact.
[[nodiscard]] LabelMap turned(const LabelMap& map, CanvasTurn turn);
/// Turns a map round. @param spare  memory for it, kept between maps of one size: fresh memory
/// costs more than the turn itself.
void turn(LabelMap& map, CanvasTurn turn, LabelMap& spare);

} // namespace pleinair
