#include "ui/edit_text.h"

#include <QCoreApplication>

namespace pleinair {

namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Edits", source);
}

} // namespace

QString editText(ToolKind kind)
{
    switch (kind) {
    case ToolKind::Eraser:
        return text(QT_TRANSLATE_NOOP("Edits", "Erase"));
    case ToolKind::Line:
        return text(QT_TRANSLATE_NOOP("Edits", "Line"));
    case ToolKind::Rectangle:
        return text(QT_TRANSLATE_NOOP("Edits", "Rectangle"));
    case ToolKind::Ellipse:
        return text(QT_TRANSLATE_NOOP("Edits", "Ellipse"));
    case ToolKind::Polygon:
        return text(QT_TRANSLATE_NOOP("Edits", "Polygon"));
    case ToolKind::Lasso:
        return text(QT_TRANSLATE_NOOP("Edits", "Lasso"));
    case ToolKind::Fill:
        return text(QT_TRANSLATE_NOOP("Edits", "Fill"));
    case ToolKind::ReplaceClass:
        return text(QT_TRANSLATE_NOOP("Edits", "Replace Material"));
    case ToolKind::Gradient:
        return text(QT_TRANSLATE_NOOP("Edits", "Scatter Gradient"));
    case ToolKind::SelectRectangle:
    case ToolKind::SelectEllipse:
    case ToolKind::SelectLasso:
    case ToolKind::SelectArea:
    case ToolKind::SelectClass:
        return text(QT_TRANSLATE_NOOP("Edits", "Select"));
    case ToolKind::Move:
        return text(QT_TRANSLATE_NOOP("Edits", "Move"));
    case ToolKind::Transform:
        return text(QT_TRANSLATE_NOOP("Edits", "Transform"));
    case ToolKind::Brush:
    case ToolKind::Picker:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Edits", "Brush Stroke"));
}

QString editText(SelectionOperation::Kind kind)
{
    using Kind = SelectionOperation::Kind;
    switch (kind) {
    case Kind::All:
        return text(QT_TRANSLATE_NOOP("Edits", "Select All"));
    case Kind::None:
        return text(QT_TRANSLATE_NOOP("Edits", "Select None"));
    case Kind::Invert:
        return text(QT_TRANSLATE_NOOP("Edits", "Invert Selection"));
    case Kind::Grow:
        return text(QT_TRANSLATE_NOOP("Edits", "Grow Selection"));
    case Kind::Shrink:
        return text(QT_TRANSLATE_NOOP("Edits", "Shrink Selection"));
    case Kind::Cut:
        return text(QT_TRANSLATE_NOOP("Edits", "Cut"));
    case Kind::Paste:
        return text(QT_TRANSLATE_NOOP("Edits", "Paste"));
    case Kind::FlipHorizontally:
    case Kind::FlipVertically:
        return text(QT_TRANSLATE_NOOP("Edits", "Flip"));
    case Kind::TurnLeft:
    case Kind::TurnRight:
        return text(QT_TRANSLATE_NOOP("Edits", "Turn"));
    case Kind::Copy:
        break;
    }
    return {};
}

QString editText(CanvasOperation::Kind kind)
{
    using Kind = CanvasOperation::Kind;
    switch (kind) {
    case Kind::FlipHorizontally:
    case Kind::FlipVertically:
        return text(QT_TRANSLATE_NOOP("Edits", "Flip Painting"));
    case Kind::TurnLeft:
    case Kind::TurnRight:
        return text(QT_TRANSLATE_NOOP("Edits", "Turn Painting"));
    case Kind::Crop:
        return text(QT_TRANSLATE_NOOP("Edits", "Crop"));
    case Kind::Resize:
        return text(QT_TRANSLATE_NOOP("Edits", "Canvas Size"));
    case Kind::Scale:
        return text(QT_TRANSLATE_NOOP("Edits", "Scale Painting"));
    }
    return {};
}

QString editText(LayerOperation::Kind kind)
{
    using Kind = LayerOperation::Kind;
    switch (kind) {
    case Kind::Add:
        return text(QT_TRANSLATE_NOOP("Edits", "Add Layer"));
    case Kind::Duplicate:
        return text(QT_TRANSLATE_NOOP("Edits", "Duplicate Layer"));
    case Kind::Remove:
        return text(QT_TRANSLATE_NOOP("Edits", "Remove Layer"));
    case Kind::Move:
        return text(QT_TRANSLATE_NOOP("Edits", "Move Layer"));
    case Kind::Rename:
        return text(QT_TRANSLATE_NOOP("Edits", "Rename Layer"));
    case Kind::Show:
        return text(QT_TRANSLATE_NOOP("Edits", "Layer Visibility"));
    case Kind::Lock:
        return text(QT_TRANSLATE_NOOP("Edits", "Layer Lock"));
    case Kind::Opacity:
        return text(QT_TRANSLATE_NOOP("Edits", "Layer Opacity"));
    case Kind::MergeDown:
        return text(QT_TRANSLATE_NOOP("Edits", "Merge Down"));
    case Kind::Flatten:
        return text(QT_TRANSLATE_NOOP("Edits", "Flatten"));
    case Kind::Clear:
        return text(QT_TRANSLATE_NOOP("Edits", "Clear Layer"));
    case Kind::Trace:
    case Kind::RemoveTrace:
    case Kind::ShowTrace:
    case Kind::TraceOpacity:
        return text(QT_TRANSLATE_NOOP("Edits", "Photograph to Trace"));
    case Kind::Select:
        break;
    }
    return {};
}

} // namespace pleinair
