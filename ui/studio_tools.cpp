#include "ui/studio.h"

#include "ui/edit_text.h"
#include "ui/language.h"

#include <algorithm>

namespace pleinair {

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
        push(std::move(*step.finished), editText(kind));
    }
    if (step.picked)
        chooseClass(*step.picked);
}

QString Studio::refusal() const
{
    const LayerInfo& layer = m_document.layers()[m_document.layers().active()].info;
    const QString name = layerText(layer.name);
    if (layer.isLocked)
        return tr("The layer “%1” is locked.").arg(name);
    if (!layer.isVisible)
        return tr("The layer “%1” is hidden.").arg(name);
    return {};
}

Tool& Studio::tool(ToolKind kind)
{
    auto& tool = m_tools[kind];
    if (!tool)
        tool = makeTool(kind);
    return *tool;
}

} // namespace pleinair
