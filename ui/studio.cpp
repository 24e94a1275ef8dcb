#include "ui/studio.h"

#include "app/painting/class_match.h"
#include "ui/commands/edit_step.h"

#include <algorithm>

namespace pleinair {

namespace {

QString editTextOf(ToolKind kind)
{
    switch (kind) {
    case ToolKind::Eraser:
        return Studio::tr("Erase");
    case ToolKind::Line:
        return Studio::tr("Line");
    case ToolKind::Rectangle:
        return Studio::tr("Rectangle");
    case ToolKind::Ellipse:
        return Studio::tr("Ellipse");
    case ToolKind::Polygon:
        return Studio::tr("Polygon");
    case ToolKind::Lasso:
        return Studio::tr("Lasso");
    case ToolKind::Fill:
        return Studio::tr("Fill");
    case ToolKind::ReplaceClass:
        return Studio::tr("Replace Material");
    case ToolKind::Brush:
    case ToolKind::Picker:
        break;
    }
    return Studio::tr("Brush Stroke");
}

QString editTextOf(LayerOperation::Kind kind)
{
    using Kind = LayerOperation::Kind;
    switch (kind) {
    case Kind::Add:
        return Studio::tr("Add Layer");
    case Kind::Duplicate:
        return Studio::tr("Duplicate Layer");
    case Kind::Remove:
        return Studio::tr("Remove Layer");
    case Kind::Move:
        return Studio::tr("Move Layer");
    case Kind::Rename:
        return Studio::tr("Rename Layer");
    case Kind::Show:
        return Studio::tr("Layer Visibility");
    case Kind::Lock:
        return Studio::tr("Layer Lock");
    case Kind::Opacity:
        return Studio::tr("Layer Opacity");
    case Kind::MergeDown:
        return Studio::tr("Merge Down");
    case Kind::Flatten:
        return Studio::tr("Flatten");
    case Kind::Clear:
        return Studio::tr("Clear Layer");
    case Kind::Trace:
    case Kind::RemoveTrace:
    case Kind::ShowTrace:
    case Kind::TraceOpacity:
        return Studio::tr("Photograph to Trace");
    case Kind::Select:
        break;
    }
    return {};
}

/// The values that a slider passes become one step.
std::string mergeKeyOf(const LayerOperation& operation)
{
    if (operation.kind != LayerOperation::Kind::Opacity
        && operation.kind != LayerOperation::Kind::TraceOpacity)
        return {};
    return std::string(nameOf(operation.kind)) + std::to_string(operation.layer.value_or(-1));
}

} // namespace

Studio::Studio(Document document, QObject* parent)
    : QObject(parent)
    , m_document(std::move(document))
    , m_palette(m_document.classes())
{
    m_settings.classId = m_palette.current();
}

void Studio::replacePainting(ClassTable classes, LabelMap labels)
{
    m_document.replace(std::move(classes), std::move(labels));
    documentWasReplaced();
}

void Studio::changeClasses(ClassTable classes)
{
    const std::vector<ClassId> newIds = matchClasses(m_document.classes(), classes, 0);
    m_document.changeClasses(std::move(classes), newIds);
    documentWasReplaced();
}

void Studio::documentWasReplaced()
{
    for (auto& [kind, tool] : m_tools)
        tool->forget();
    m_pressed.reset();
    m_history.clear();
    const ClassId oldClass = m_palette.current();
    m_palette = Palette(m_document.classes());
    if (oldClass < m_document.classes().count())
        m_palette.choose(oldClass);
    m_settings.classId = m_palette.current();
    Q_EMIT replaced();
    Q_EMIT layersChanged();
    Q_EMIT classChanged();
}

void Studio::setToolKind(ToolKind kind)
{
    if (kind == m_toolKind)
        return;
    cancel();
    m_toolKind = kind;
    Q_EMIT toolChanged();
}

void Studio::setBrush(Brush brush)
{
    brush.sizePx = std::clamp(brush.sizePx, Brush::kMinSizePx, Brush::kMaxSizePx);
    m_settings.brush = brush;
    Q_EMIT brushChanged();
}

void Studio::setFillReach(FillReach reach)
{
    m_settings.fillReach = reach;
    Q_EMIT brushChanged();
}

void Studio::chooseClass(ClassId id)
{
    if (id >= m_document.classes().count())
        return;
    m_palette.choose(id);
    m_settings.classId = id;
    Q_EMIT classChanged();
}

void Studio::swapClasses()
{
    m_palette.swap();
    m_settings.classId = m_palette.current();
    Q_EMIT classChanged();
}

void Studio::setTooling(ToolKind kind, const ToolSettings& settings)
{
    setToolKind(kind);
    chooseClass(settings.classId);
    m_settings.fillReach = settings.fillReach;
    setBrush(settings.brush);
}

void Studio::press(const PointerInput& input, std::optional<ToolKind> instead)
{
    const ToolKind kind = instead.value_or(m_toolKind);
    if (kind != m_toolKind)
        cancel();
    if (const QString why = refusal(); !why.isEmpty() && kind != ToolKind::Picker) {
        Q_EMIT refused(why);
        return;
    }
    m_pressed = kind;
    take(tool(kind).press(m_document, m_settings, input), kind);
}

void Studio::move(const PointerInput& input)
{
    // With the pen up only the polygon wants to know, to show its next side.
    if (!m_pressed && m_toolKind != ToolKind::Polygon)
        return;
    const ToolKind kind = m_pressed.value_or(m_toolKind);
    take(tool(kind).move(m_document, input), kind);
}

void Studio::release(const PointerInput& input)
{
    if (!m_pressed)
        return;
    const ToolKind kind = *m_pressed;
    ToolStep step = tool(kind).release(m_document, input);
    m_pressed.reset();
    take(std::move(step), kind);
}

void Studio::finish()
{
    take(activeTool().finish(m_document), m_toolKind);
}

void Studio::cancel()
{
    const Rect changedBack = activeTool().cancel(m_document);
    m_pressed.reset();
    if (!changedBack.isEmpty())
        Q_EMIT painted(changedBack);
}

bool Studio::isPainting() const
{
    return m_document.isEditing();
}

void Studio::take(ToolStep step, ToolKind kind)
{
    if (!step.dirty.isEmpty())
        Q_EMIT painted(step.dirty);
    if (step.finished) {
        push(std::move(*step.finished), editTextOf(kind));
    }
    if (step.picked)
        chooseClass(*step.picked);
}

void Studio::restore(const Edit& edit, Document::PatchSide side)
{
    const Rect area = m_document.restore(edit, side);
    if (!area.isEmpty())
        Q_EMIT painted(area);
    if (edit.stack)
        Q_EMIT layersChanged();
    Q_EMIT edited();
}

void Studio::changeLayers(const LayerOperation& operation)
{
    cancel();
    const int active = m_document.layers().active();
    Edit edit = apply(operation, m_document);
    if (edit.isEmpty()) {
        if (m_document.layers().active() != active)
            Q_EMIT layersChanged();
        return;
    }
    Q_EMIT painted(edit.stack ? m_document.bounds() : edit.pixelBounds());
    Q_EMIT layersChanged();
    push(std::move(edit), editTextOf(operation.kind), mergeKeyOf(operation));
}

void Studio::push(Edit edit, const QString& text, const std::string& mergeKey)
{
    m_history.push(std::make_unique<EditStep>(*this, std::move(edit), mergeKey), text);
    Q_EMIT edited();
}

QString Studio::refusal() const
{
    const LayerInfo& layer = m_document.layers()[m_document.layers().active()].info;
    const QString name = QString::fromStdString(layer.name);
    if (layer.isLocked)
        return tr("The layer “%1” is locked.").arg(name);
    if (!layer.isVisible)
        return tr("The layer “%1” is hidden.").arg(name);
    return {};
}

bool Studio::isModified() const
{
    return m_history.isModified();
}

void Studio::markSaved()
{
    m_history.markSaved();
    Q_EMIT edited();
}

Tool& Studio::tool(ToolKind kind)
{
    auto& tool = m_tools[kind];
    if (!tool)
        tool = makeTool(kind);
    return *tool;
}

} // namespace pleinair
