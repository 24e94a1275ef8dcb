#include "ui/studio.h"

#include "ui/commands/edit_step.h"
#include "ui/edit_text.h"

namespace pleinair {

namespace {

/// The values that a slider passes become one step.
std::string mergeKeyOf(const LayerOperation& operation)
{
    if (operation.kind != LayerOperation::Kind::Opacity
        && operation.kind != LayerOperation::Kind::TraceOpacity)
        return {};
    return std::string(nameOf(operation.kind)) + std::to_string(operation.layer.value_or(-1));
}

} // namespace

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
    push(std::move(edit), editText(operation.kind));
}

void Studio::changeCanvas(const CanvasOperation& operation)
{
    settle();
    Edit edit = apply(operation, m_document);
    if (edit.isEmpty())
        return;
    show(edit, m_document.bounds());
    push(std::move(edit), editText(operation.kind));
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
    push(std::move(edit), editText(operation.kind), mergeKeyOf(operation));
}

void Studio::push(Edit edit, const QString& text, const std::string& mergeKey)
{
    m_history.push(std::make_unique<EditStep>(*this, std::move(edit), mergeKey), text);
    Q_EMIT edited();
}

} // namespace pleinair
