#include "app/painting/tool.h"

#include "app/painting/tools/brush_tool.h"
#include "app/painting/tools/fill_tool.h"
#include "app/painting/tools/lasso_tool.h"
#include "app/painting/tools/picker_tool.h"
#include "app/painting/tools/polygon_tool.h"
#include "app/painting/tools/shape_tool.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleinair {

namespace {

constexpr std::array kToolKinds { ToolKind::Brush, ToolKind::Eraser, ToolKind::Line,
    ToolKind::Rectangle, ToolKind::Ellipse, ToolKind::Polygon, ToolKind::Lasso, ToolKind::Fill,
    ToolKind::ReplaceClass, ToolKind::Picker };

} // namespace

std::span<const ToolKind> allToolKinds()
{
    return kToolKinds;
}

std::string_view nameOf(ToolKind kind)
{
    switch (kind) {
    case ToolKind::Brush:
        return "brush";
    case ToolKind::Eraser:
        return "eraser";
    case ToolKind::Line:
        return "line";
    case ToolKind::Rectangle:
        return "rectangle";
    case ToolKind::Ellipse:
        return "ellipse";
    case ToolKind::Polygon:
        return "polygon";
    case ToolKind::Lasso:
        return "lasso";
    case ToolKind::Fill:
        return "fill";
    case ToolKind::ReplaceClass:
        return "replace";
    case ToolKind::Picker:
        return "picker";
    }
    return {};
}

std::optional<ToolKind> toolKindFrom(std::string_view name)
{
    const auto kind = std::find_if(kToolKinds.begin(), kToolKinds.end(),
        [name](ToolKind candidate) { return nameOf(candidate) == name; });
    if (kind == kToolKinds.end())
        return std::nullopt;
    return *kind;
}

Rect Tool::cancel(Document& document)
{
    if (!isActive())
        return {};
    forget();
    return document.cancelEdit();
}

ToolStep Tool::completed(Document& document, const Rect& dirty)
{
    Edit edit = document.endEdit();
    if (edit.isEmpty())
        return { dirty, std::nullopt, std::nullopt };
    return { dirty, std::move(edit), std::nullopt };
}

std::unique_ptr<Tool> makeTool(ToolKind kind)
{
    switch (kind) {
    case ToolKind::Brush:
        return std::make_unique<BrushTool>(BrushTool::Paints::ChosenClass);
    case ToolKind::Eraser:
        return std::make_unique<BrushTool>(BrushTool::Paints::BaseClass);
    case ToolKind::Line:
        return std::make_unique<ShapeTool>(ShapeTool::Shape::Line);
    case ToolKind::Rectangle:
        return std::make_unique<ShapeTool>(ShapeTool::Shape::Rectangle);
    case ToolKind::Ellipse:
        return std::make_unique<ShapeTool>(ShapeTool::Shape::Ellipse);
    case ToolKind::Polygon:
        return std::make_unique<PolygonTool>();
    case ToolKind::Lasso:
        return std::make_unique<LassoTool>();
    case ToolKind::Fill:
        return std::make_unique<FillTool>();
    case ToolKind::ReplaceClass:
        return std::make_unique<FillTool>(FillReach::All);
    case ToolKind::Picker:
        return std::make_unique<PickerTool>();
    }
    return nullptr;
}

} // namespace pleinair
