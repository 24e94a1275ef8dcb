#include "app/painting/tool.h"

#include "app/painting/tools/brush_tool.h"
#include "app/painting/tools/fill_tool.h"
#include "app/painting/tools/gradient_tool.h"
#include "app/painting/tools/lasso_tool.h"
#include "app/painting/tools/move_tool.h"
#include "app/painting/tools/picker_tool.h"
#include "app/painting/tools/polygon_tool.h"
#include "app/painting/tools/select_tool.h"
#include "app/painting/tools/shape_tool.h"
#include "app/painting/tools/transform_tool.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleinair {

namespace {

constexpr std::array kToolKinds { ToolKind::Brush, ToolKind::Eraser, ToolKind::Line,
    ToolKind::Rectangle, ToolKind::Ellipse, ToolKind::Polygon, ToolKind::Lasso, ToolKind::Fill,
    ToolKind::ReplaceClass, ToolKind::Gradient, ToolKind::Picker, ToolKind::SelectRectangle,
    ToolKind::SelectEllipse, ToolKind::SelectLasso, ToolKind::SelectArea, ToolKind::SelectClass,
    ToolKind::Move, ToolKind::Transform };

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
    case ToolKind::Gradient:
        return "gradient";
    case ToolKind::Picker:
        return "picker";
    case ToolKind::SelectRectangle:
        return "select-rectangle";
    case ToolKind::SelectEllipse:
        return "select-ellipse";
    case ToolKind::SelectLasso:
        return "select-lasso";
    case ToolKind::SelectArea:
        return "select-area";
    case ToolKind::SelectClass:
        return "select-class";
    case ToolKind::Move:
        return "move";
    case ToolKind::Transform:
        return "transform";
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
    case ToolKind::Gradient:
        return std::make_unique<GradientTool>();
    case ToolKind::Picker:
        return std::make_unique<PickerTool>();
    case ToolKind::SelectRectangle:
        return std::make_unique<SelectTool>(SelectTool::Shape::Rectangle);
    case ToolKind::SelectEllipse:
        return std::make_unique<SelectTool>(SelectTool::Shape::Ellipse);
    case ToolKind::SelectLasso:
        return std::make_unique<SelectTool>(SelectTool::Shape::Lasso);
    case ToolKind::SelectArea:
        return std::make_unique<SelectTool>(SelectTool::Shape::Area);
    case ToolKind::SelectClass:
        return std::make_unique<SelectTool>(SelectTool::Shape::Class);
    case ToolKind::Move:
        return std::make_unique<MoveTool>();
    case ToolKind::Transform:
        return std::make_unique<TransformTool>();
    }
    return nullptr;
}

} // namespace pleinair
