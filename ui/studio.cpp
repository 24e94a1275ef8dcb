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
    case ToolKind::Gradient:
        return Studio::tr("Scatter Gradient");
    case ToolKind::SelectRectangle:
    case ToolKind::SelectEllipse:
    case ToolKind::SelectLasso:
    case ToolKind::SelectArea:
    case ToolKind::SelectClass:
        return Studio::tr("Select");
    case ToolKind::Move:
        return Studio::tr("Move");
    case ToolKind::Transform:
        return Studio::tr("Transform");
    case ToolKind::Brush:
    case ToolKind::Picker:
        break;
    }
    return Studio::tr("Brush Stroke");
}

QString editTextOf(SelectionOperation::Kind kind)
{
    using Kind = SelectionOperation::Kind;
    switch (kind) {
    case Kind::All:
        return Studio::tr("Select All");
    case Kind::None:
        return Studio::tr("Select None");
    case Kind::Invert:
        return Studio::tr("Invert Selection");
    case Kind::Grow:
        return Studio::tr("Grow Selection");
    case Kind::Shrink:
        return Studio::tr("Shrink Selection");
    case Kind::Cut:
        return Studio::tr("Cut");
    case Kind::Paste:
        return Studio::tr("Paste");
    case Kind::FlipHorizontally:
    case Kind::FlipVertically:
        return Studio::tr("Flip");
    case Kind::TurnLeft:
    case Kind::TurnRight:
        return Studio::tr("Turn");
    case Kind::Copy:
        break;
    }
    return {};
}

QString editTextOf(CanvasOperation::Kind kind)
{
    using Kind = CanvasOperation::Kind;
    switch (kind) {
    case Kind::FlipHorizontally:
    case Kind::FlipVertically:
        return Studio::tr("Flip Painting");
    case Kind::TurnLeft:
    case Kind::TurnRight:
        return Studio::tr("Turn Painting");
    case Kind::Crop:
        return Studio::tr("Crop");
    case Kind::Resize:
        return Studio::tr("Canvas Size");
    case Kind::Scale:
        return Studio::tr("Scale Painting");
    }
    return {};
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

void Studio::replacePainting(DocumentContent content)
{
    m_document.replace(std::move(content));
    documentWasReplaced();
}

Edit Studio::changeClasses(ClassTable classes, std::vector<ClassId> newIds)
{
    settle();
    Edit edit = m_document.changeClasses(std::move(classes), std::move(newIds));
    show(edit, m_document.bounds());
    return edit;
}

void Studio::takeClasses(const Edit::ClassChange& change, Document::PatchSide side)
{
    const std::vector<ClassId> newIds = side == Document::PatchSide::After
        ? change.newIds
        : matchClasses(change.classesAfter, change.classesBefore, 0);
    for (ClassId& id : m_clipboard.labels.labels()) {
        if (id < newIds.size())
            id = newIds[id];
    }
    const ClassId current = m_palette.current();
    m_palette = Palette(m_document.classes());
    if (current < newIds.size())
        m_palette.choose(newIds[current]);
    m_settings.classId = m_palette.current();
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
    Q_EMIT selectionChanged();
    Q_EMIT classChanged();
}

void Studio::setToolKind(ToolKind kind)
{
    if (kind == m_toolKind)
        return;
    settle();
    m_toolKind = kind;
    if (refusal().isEmpty())
        tool(kind).begin(m_document);
    Q_EMIT toolChanged();
    Q_EMIT overlayChanged();
}

void Studio::setBrush(Brush brush)
{
    brush.sizePx = std::clamp(brush.sizePx, Brush::kMinSizePx, Brush::kMaxSizePx);
    m_settings.brush = brush;
    Q_EMIT brushChanged();
}

void Studio::setSettings(const ToolSettings& settings)
{
    const ToolSettings before = m_settings;
    m_settings = settings;
    m_settings.classId = before.classId;
    m_settings.brush = before.brush;
    Q_EMIT brushChanged();
}

void Studio::setPaintsSecondClass(bool on)
{
    m_paintsSecondClass = on;
    Q_EMIT brushChanged();
}

void Studio::setKnowsInstances(bool knows)
{
    m_knowsInstances = knows;
    setPaintsInstances(m_settings.paintsInstances && knows);
}

void Studio::setPaintsInstances(bool on)
{
    m_settings.paintsInstances = on;
    m_document.setPaintsInstances(on);
    Q_EMIT brushChanged();
}

ToolOverlay Studio::overlay()
{
    return activeTool().overlay();
}

void Studio::settle()
{
    if (m_toolKind == ToolKind::Transform)
        finish();
    else
        cancel();
}

void Studio::changeSelection(const SelectionOperation& operation)
{
    settle();
    Edit edit = apply(operation, m_document, m_clipboard);
    const bool copies = operation.kind == SelectionOperation::Kind::Copy
        || operation.kind == SelectionOperation::Kind::Cut;
    if (copies && !m_clipboard.isEmpty())
        Q_EMIT clipboardFilled();
    if (edit.isEmpty())
        return;
    show(edit, edit.stack ? m_document.bounds() : edit.pixelBounds());
    push(std::move(edit), editTextOf(operation.kind));
}

void Studio::changeCanvas(const CanvasOperation& operation)
{
    settle();
    Edit edit = apply(operation, m_document);
    if (edit.isEmpty())
        return;
    show(edit, m_document.bounds());
    push(std::move(edit), editTextOf(operation.kind));
}

void Studio::show(const Edit& edit, const Rect& area, Document::PatchSide side)
{
    if (edit.classes)
        takeClasses(*edit.classes, side);
    if (edit.canvas || edit.classes) {
        for (auto& [kind, tool] : m_tools)
            tool->forget();
        Q_EMIT replaced();
        Q_EMIT layersChanged();
        Q_EMIT selectionChanged();
        if (edit.classes)
            Q_EMIT classChanged();
        return;
    }
    if (!area.isEmpty())
        Q_EMIT painted(area);
    if (edit.stack)
        Q_EMIT layersChanged();
    if (edit.selection)
        Q_EMIT selectionChanged();
}

void Studio::chooseClass(ClassId id)
{
    if (id >= m_document.classes().count())
        return;
    m_palette.choose(id);
    m_settings.classId = id;
    Q_EMIT classChanged();
}

void Studio::setFavourite(int slot, std::optional<ClassId> id)
{
    if (m_palette.favourite(slot) == id || (id && *id >= m_document.classes().count()))
        return;
    m_palette.setFavourite(slot, id);
    Q_EMIT favouritesChanged();
}

void Studio::swapClasses()
{
    m_palette.swap();
    m_settings.classId = m_palette.current();
    Q_EMIT classChanged();
}

void Studio::setTooling(ToolKind kind, const ToolSettings& settings)
{
    if (kind != m_toolKind) {
        settle();
        m_toolKind = kind;
        Q_EMIT toolChanged();
    }
    chooseClass(settings.classId);
    setSettings(settings);
    setBrush(settings.brush);
}

void Studio::press(const PointerInput& input, std::optional<ToolKind> instead)
{
    const ToolKind kind = instead.value_or(m_toolKind);
    if (kind != m_toolKind)
        cancel();
    if (const QString why = refusal(); !why.isEmpty() && tool(kind).changesPixels()) {
        Q_EMIT refused(why);
        return;
    }
    m_pressed = kind;
    m_settings.secondClass =
        m_paintsSecondClass ? std::optional(m_palette.previous()) : std::nullopt;
    m_document.setPaintsInstances(m_settings.paintsInstances);
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

bool Studio::cancel()
{
    const Rect changedBack = activeTool().cancel(m_document);
    m_pressed.reset();
    Q_EMIT overlayChanged();
    Q_EMIT selectionChanged();
    if (!changedBack.isEmpty())
        Q_EMIT painted(changedBack);
    return !changedBack.isEmpty();
}

bool Studio::isPainting() const
{
    return m_document.isEditing();
}

void Studio::take(ToolStep step, ToolKind kind)
{
    if (!step.dirty.isEmpty())
        Q_EMIT painted(step.dirty);
    Q_EMIT overlayChanged();
    if (kind == ToolKind::Move || kind == ToolKind::Transform
        || (step.finished && step.finished->selection))
        Q_EMIT selectionChanged();
    if (step.finished) {
        push(std::move(*step.finished), editTextOf(kind));
    }
    if (step.picked)
        chooseClass(*step.picked);
}

void Studio::restore(const Edit& edit, Document::PatchSide side)
{
    const Rect area = m_document.restore(edit, side);
    show(edit, area, side);
    Q_EMIT edited();
}

void Studio::changeLayers(const LayerOperation& operation)
{
    settle();
    const int active = m_document.layers().active();
    Edit edit = apply(operation, m_document);
    if (edit.isEmpty()) {
        if (m_document.layers().active() != active)
            Q_EMIT layersChanged();
        return;
    }
    show(edit, edit.stack ? m_document.bounds() : edit.pixelBounds());
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
