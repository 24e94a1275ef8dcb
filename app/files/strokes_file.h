#pragma once

#include "app/painting/brush.h"
#include "app/painting/canvas_operation.h"
#include "app/painting/layer_operation.h"
#include "app/painting/pointer_input.h"
#include "app/painting/selection_operation.h"
#include "app/painting/tool.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pleinair {

/// One use of a tool, from press to release. For the polygon every point is a corner.
struct ToolAction {
    ToolKind tool = ToolKind::Brush;
    std::string className; ///< Empty: the class of the action before.
    Brush brush; ///< "size", "shape", "pressure" (false: it does not scale the size), "spacing",
                 ///< "stabiliser", "edge", "density", "grain".
    FillReach fillReach = FillReach::Contiguous; ///< "reach": "contiguous" or "all".
    int gapPx = 0; ///< "gap".
    SelectMode selectMode = SelectMode::Replace; ///< "mode".
    Symmetry symmetry = Symmetry::None; ///< "symmetry".
    bool paintsInstances = false; ///< "instance": paints a thing of its own.
    std::string secondClassName; ///< "second"; empty: none.
    Modifiers modifiers; ///< "modifiers": some of "shift", "control", "alt".
    std::vector<PointerInput> points; ///< At least one.
};

/// Something done to the layers: "layer" names it, "index" the layer (missing: the active one).
struct LayerAction {
    LayerOperation operation; ///< "name", "to", "on", "value" (an opacity).
    std::filesystem::path photograph; ///< "photo": what is traced.
};

/// Something done to the selection or what is selected: "selection" names it, "px" of growing.
struct SelectionAction {
    SelectionOperation operation;
};

/// Something done to the whole painting: "canvas" names it, "size" is the new one.
struct CanvasAction {
    CanvasOperation operation;
};

/// An action of the shortcut table, e.g. "edit.undo".
struct CommandAction {
    std::string id;
};

struct StyleAction {
    struct Preset {
        std::string name;
    };
    struct Photograph {
        std::filesystem::path file;
    };
    struct Seed {
        std::uint64_t value = 0;
    };
    std::variant<Preset, Photograph, Seed> style;
};

/// Opens a file by what it is: a label painting, a model, a photograph.
struct OpenAction {
    std::filesystem::path file;
};

/// Waits until the photograph of the present painting is on screen ("frame").
struct WaitAction { };

/// Saves what the window shows.
struct SnapshotAction {
    std::filesystem::path file;
};

using StrokesAction = std::variant<ToolAction, LayerAction, SelectionAction, CanvasAction,
    CommandAction, StyleAction, OpenAction, WaitAction, SnapshotAction>;

/// A recorded painting session. It begins with a canvas of the first class.
struct StrokesFile {
    Size canvas;
    std::vector<StrokesAction> actions;
};

/// Reads the text of a strokes file (README.md has the schema).
/// @param name  of the file, for messages.
/// @throws Error (BadFile) that names the action and the key, (UnsupportedVersion).
[[nodiscard]] StrokesFile parseStrokes(std::string_view json, std::string_view name = "strokes");
/// @throws Error as parseStrokes(), (FileNotFound, FileUnreadable).
[[nodiscard]] StrokesFile readStrokes(const std::filesystem::path& file);

/// The text of a strokes file, one action a line.
[[nodiscard]] std::string toJson(const StrokesFile& strokes);
/// @throws Error (FileUnwritable).
void writeStrokes(const std::filesystem::path& file, const StrokesFile& strokes);

} // namespace pleinair
