#pragma once

#include "app/painting/brush.h"
#include "app/painting/document.h"
#include "app/painting/pointer_input.h"
#include "app/painting/symmetry.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pleinair {

enum class ToolKind {
    Brush,
    Eraser,
    Line,
    Rectangle,
    Ellipse,
    Polygon,
    Lasso,
    Fill,
    ReplaceClass,
    Gradient,
    Picker,
    SelectRectangle,
    SelectEllipse,
    SelectLasso,
    SelectArea,
    SelectClass,
    Move,
    Transform,
};

/// Every kind, in the order of a tool bar.
[[nodiscard]] std::span<const ToolKind> allToolKinds();
/// "brush", "eraser", "line", "rectangle", "ellipse", "polygon", "lasso", "fill", "replace",
/// "gradient", "picker", "select-rectangle", "select-ellipse", "select-lasso", "select-area",
/// "select-class", "move", "transform": as in strokes files.
[[nodiscard]] std::string_view nameOf(ToolKind kind);
[[nodiscard]] std::optional<ToolKind> toolKindFrom(std::string_view name);

/// Which pixels a fill reaches.
enum class FillReach {
    Contiguous, ///< Those of the clicked class that hang together with the click.
    All, ///< All of the clicked class.
};

/// What tools paint with; taken over when a stroke begins.
struct ToolSettings {
    ClassId classId = 0;
    Brush brush;
    FillReach fillReach = FillReach::Contiguous;
    int gapPx = 0; ///< Fills and selected areas do not pass narrower openings.
    SelectMode selectMode = SelectMode::Replace;
    Symmetry symmetry = Symmetry::None; ///< Of everything that is drawn.
    bool paintsInstances = false; ///< Each use of a tool paints a thing of its own.
    std::optional<ClassId> secondClass =
        std::nullopt; ///< Of a gradient, where the first one is not.
    float handleReachPx = 8; ///< How near to a handle grabs it.
};

/// What a tool shows on the canvas beside the pixels.
struct ToolOverlay {
    std::vector<Point> path; ///< Painting pixels; empty: nothing.
    bool isClosed = true;
    bool hasHandles = false; ///< At every place of the path.
};

/// What an event did.
struct ToolStep {
    Rect dirty; ///< Pixels to be drawn anew.
    std::optional<Edit> finished; ///< A completed edit for the history; never empty.
    std::optional<ClassId> picked; ///< The picker's choice.
};

/// A tool: turns pointer events into edits. One object per kind lives as long as the window;
/// between press() and the step with `finished` it holds the document's open edit, and no other
/// tool may be pressed: finish() or cancel() this one first. Used on the document's thread.
///
/// Shapes (line, rectangle, ...) are painted while they are dragged, so the photograph follows.
class Tool {
public:
    virtual ~Tool() = default;

    /// The tool is taken into the hand: opens an edit at once if it shows something to grab.
    virtual ToolStep begin(Document& document)
    {
        (void)document;
        return {};
    }
    /// The pen or button goes down.
    virtual ToolStep press(
        Document& document, const ToolSettings& settings, const PointerInput& input) = 0;
    /// It moves while it is down (the polygon also hears of moves while it is up, to show the next
    /// side). Nothing happens unless isActive().
    virtual ToolStep move(Document& document, const PointerInput& input) = 0;
    /// It goes up.
    virtual ToolStep release(Document& document, const PointerInput& input) = 0;
    /// Enter, a double click, or another tool is taken: completes the open edit, if there is one.
    virtual ToolStep finish(Document& document) = 0;
    /// Escape: takes the open edit back, if there is one. @return what changed back.
    Rect cancel(Document& document);
    /// The document was replaced: forgets what was begun in the old one.
    virtual void forget() = 0;
    [[nodiscard]] virtual ToolOverlay overlay() const { return {}; }
    /// Whether it needs a layer that can be painted on.
    [[nodiscard]] virtual bool changesPixels() const { return true; }

    /// Whether an edit of this tool is open.
    [[nodiscard]] virtual bool isActive() const = 0;

protected:
    /// Closes the document's edit into a step.
    [[nodiscard]] static ToolStep completed(Document& document, const Rect& dirty);
};

/// A tool of a kind. Brush and eraser: Shift+press paints straight on from the stroke before. Line:
/// Shift keeps multiples of 15 degrees. Rectangle and ellipse: Shift keeps the sides equal.
[[nodiscard]] std::unique_ptr<Tool> makeTool(ToolKind kind);

} // namespace pleinair
