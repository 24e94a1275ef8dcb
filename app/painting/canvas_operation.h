#pragma once

#include "app/painting/document.h"

#include <optional>
#include <string_view>

namespace pleinair {

/// Something one can do to a whole painting, all layers and the selection, as menus and strokes
/// files say it.
struct CanvasOperation {
    enum class Kind {
        FlipHorizontally,
        FlipVertically,
        TurnLeft,
        TurnRight,
        Crop, ///< To what is selected.
        Resize, ///< More or less room on all sides; nothing is made larger or smaller.
        Scale, ///< By the nearest pixels.
    };

    Kind kind = Kind::Resize;
    Size size; ///< Of Resize and Scale; sides in [1, LabelMap::kMaxSide].
};

/// "flip-horizontal", "flip-vertical", "turn-left", "turn-right", "crop", "resize", "scale": as in
/// strokes files.
[[nodiscard]] std::string_view nameOf(CanvasOperation::Kind kind);
[[nodiscard]] std::optional<CanvasOperation::Kind> canvasOperationFrom(std::string_view name);

/// Does it. @pre no edit is open. @return what it changed; empty if nothing.
[[nodiscard]] Edit apply(const CanvasOperation& operation, Document& document);

} // namespace pleinair
