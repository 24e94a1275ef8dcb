#pragma once

#include "app/painting/document.h"
#include "app/painting/layer_operation.h"
#include "app/painting/palette.h"
#include "app/painting/tool.h"
#include "ui/undo_history.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>

namespace pleinair {

/// The painting with everything one paints it with: document, history, materials, tools and brush.
/// Panels and canvas speak through it and hear of every change from its signals.
///
/// GUI thread. Nothing in it waits.
class Studio final : public QObject {
    Q_OBJECT

public:
    explicit Studio(Document document, QObject* parent = nullptr);

    [[nodiscard]] Document& document() { return m_document; }
    [[nodiscard]] const Document& document() const { return m_document; }
    [[nodiscard]] UndoHistory& history() { return m_history; }
    [[nodiscard]] const Palette& palette() const { return m_palette; }
    [[nodiscard]] const Brush& brush() const { return m_settings.brush; }
    [[nodiscard]] FillReach fillReach() const { return m_settings.fillReach; }
    [[nodiscard]] ToolKind toolKind() const { return m_toolKind; }

    /// Another painting in this one's place. Its history begins anew.
    /// @throws Error (InvalidArgument) as Document::replace(); the old painting then stays.
    void replacePainting(ClassTable classes, LabelMap labels);
    /// The same painting in the classes of another model. Its history begins anew.
    void changeClasses(ClassTable classes);
    /// As replacePainting(), when the document was replaced by somebody else.
    void documentWasReplaced();

    void setToolKind(ToolKind kind);
    /// @param brush  its size is kept within Brush's range.
    void setBrush(Brush brush);
    void setFillReach(FillReach reach);
    void chooseClass(ClassId id);
    void swapClasses();
    /// Takes over tool, class, brush and reach of a recorded stroke.
    void setTooling(ToolKind kind, const ToolSettings& settings);

    /// The pen goes down. @param instead  a tool for this press alone (the pen's eraser end, the
    /// picker under Ctrl).
    void press(const PointerInput& input, std::optional<ToolKind> instead = std::nullopt);
    void move(const PointerInput& input);
    void release(const PointerInput& input);
    /// Enter or a double click.
    void finish();
    /// Escape.
    void cancel();
    /// Whether an edit is open.
    [[nodiscard]] bool isPainting() const;

    /// Does something to the layers, as a step of the history.
    void changeLayers(const LayerOperation& operation);

    /// Takes over what a tool did, whoever moved it.
    void take(ToolStep step, ToolKind kind);
    /// For the history's steps.
    void restore(const Edit& edit, Document::PatchSide side);

    /// Whether the painting differs from the one saved last; a changed style alone does not count.
    [[nodiscard]] bool isModified() const;
    void markSaved();

Q_SIGNALS:
    /// These pixels changed.
    void painted(const pleinair::Rect& area);
    /// Another painting took the place of the old one, perhaps with other size and classes.
    void replaced();
    /// One entry went into the history, or out of or into effect.
    void edited();
    /// Layers were added, removed, moved or changed, or another one became active.
    void layersChanged();
    /// A press that could do nothing. @param reason  a sentence for the person.
    void refused(const QString& reason);
    void toolChanged();
    void brushChanged();
    void classChanged();

private:
    [[nodiscard]] Tool& tool(ToolKind kind);
    /// @param mergeKey  steps of the same key, one after the other, become one; empty: never.
    void push(Edit edit, const QString& text, const std::string& mergeKey = {});
    /// Why the active layer cannot be painted on; empty if it can.
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] Tool& activeTool() { return tool(m_pressed.value_or(m_toolKind)); }

    Document m_document;
    UndoHistory m_history;
    Palette m_palette;
    ToolSettings m_settings;
    ToolKind m_toolKind = ToolKind::Brush;
    std::optional<ToolKind> m_pressed; ///< The tool of the press in progress.
    std::map<ToolKind, std::unique_ptr<Tool>> m_tools;
};

} // namespace pleinair
