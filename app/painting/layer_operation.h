#pragma once

#include "app/painting/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace pleinair {

/// Something one can do to the layers of a painting, as panels and strokes files say it.
struct LayerOperation {
    enum class Kind {
        Add,
        Duplicate,
        Remove,
        Select, ///< Makes it the active one.
        Move,
        Rename,
        Show,
        Lock,
        Opacity,
        MergeDown,
        Flatten,
        Clear,
        Trace, ///< A photograph above all layers, in place of the one before.
        RemoveTrace,
        ShowTrace,
        TraceOpacity,
    };

    Kind kind = Kind::Add;
    std::optional<int> layer; ///< Its place, 0 is the lowest; nullopt: the active one.
    std::string name; ///< Of Add, Duplicate, Rename, Trace.
    int to = 0; ///< Of Move: the new place; beyond the ends counts as the end.
    bool on = true; ///< Of Show, Lock, ShowTrace.
    float opacity = 1; ///< Of Opacity, TraceOpacity; kept within [kMinOpacity, 1].
    std::shared_ptr<const Image> photograph; ///< Of Trace.

    static constexpr float kMinOpacity = 0.05F;
};

/// "add", "duplicate", "remove", "select", "move", "rename", "show", "lock", "opacity", "merge",
/// "flatten", "clear", "trace", "remove-trace", "show-trace", "trace-opacity": as in strokes files.
[[nodiscard]] std::string_view nameOf(LayerOperation::Kind kind);
[[nodiscard]] std::optional<LayerOperation::Kind> layerOperationFrom(std::string_view name);

/// Does it. @pre no edit is open.
/// @return what it changed; empty if nothing, or if there is no such layer.
[[nodiscard]] Edit apply(const LayerOperation& operation, Document& document);

} // namespace pleinair
