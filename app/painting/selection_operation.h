#pragma once

#include "app/painting/document.h"
#include "app/painting/fragment.h"

#include <optional>
#include <string_view>

namespace pleinair {

/// Something one can do to the selection or to what is selected, as menus and strokes files say it.
/// What works on pixels works on all of the active layer while nothing is selected.
struct SelectionOperation {
    enum class Kind {
        All,
        None,
        Invert,
        Grow,
        Shrink,
        Copy, ///< Into the clipboard.
        Cut,
        Paste, ///< The clipboard, as a layer of its own above the active one.
        FlipHorizontally,
        FlipVertically,
        TurnLeft,
        TurnRight,
    };

    Kind kind = Kind::All;
    int px = 4; ///< Of Grow and Shrink; at least 1.
};

/// "all", "none", "invert", "grow", "shrink", "copy", "cut", "paste", "flip-horizontal",
/// "flip-vertical", "turn-left", "turn-right": as in strokes files.
[[nodiscard]] std::string_view nameOf(SelectionOperation::Kind kind);
[[nodiscard]] std::optional<SelectionOperation::Kind> selectionOperationFrom(std::string_view name);

/// Does it. @param clipboard  read by Paste, written by Copy and Cut. @pre no edit is open.
/// @return what it changed; empty if nothing.
[[nodiscard]] Edit apply(
    const SelectionOperation& operation, Document& document, Fragment& clipboard);

} // namespace pleinair
