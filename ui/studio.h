#pragma once

#include "app/painting/canvas_operation.h"
#include "app/painting/document.h"
#include "app/painting/layer_operation.h"
#include "app/painting/palette.h"
#include "app/painting/selection_operation.h"
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
    [[nodiscard]] const ToolSettings& settings() const { return m_settings; }
    [[nodiscard]] ToolKind toolKind() const { return m_toolKind; }
    /// Whether a gradient paints the class before the current one where the first is not.
    [[nodiscard]] bool paintsSecondClass() const { return m_paintsSecondClass; }
    /// What was copied or cut last.
    [[nodiscard]] const Fragment& clipboard() const { return m_clipboard; }
    void setClipboard(Fragment fragment) { m_clipboard = std::move(fragment); }
    /// What the present tool shows beside the pixels.
    [[nodiscard]] ToolOverlay overlay();

    /// Another painting in this one's place. Its history begins anew.
    /// @throws Error (InvalidArgument) as Document::replace(); the old painting then stays.
    void replacePainting(ClassTable classes, LabelMap labels);
    /// The same with layers, selection and reference.
    void replacePainting(DocumentContent content);
    /// The same painting in the classes of another model.
    /// @param newIds  of each present class, its new one.
    /// @return for the history, whose step brings the model back as well.
    [[nodiscard]] Edit changeClasses(ClassTable classes, std::vector<ClassId> newIds);
    /// As replacePainting(), when the document was replaced by somebody else.
    void documentWasReplaced();

    void setToolKind(ToolKind kind);
    /// @param brush  its size is kept within Brush's range.
    void setBrush(Brush brush);
    /// All but class and brush.
    void setSettings(const ToolSettings& settings);
    void setPaintsSecondClass(bool on);
    /// Whether the model tells things of one class apart, so that painting them one by one has a use.
    void setKnowsInstances(bool knows);
    [[nodiscard]] bool knowsInstances() const { return m_knowsInstances; }
    void setPaintsInstances(bool on);
    /// How near to a handle grabs it, in painting pixels.
    void setHandleReach(float px) { m_settings.handleReachPx = px; }
    void chooseClass(ClassId id);
    void swapClasses();
    /// As Palette::setFavourite(), as a step of the history.
    void chooseFavourite(int slot, std::optional<ClassId> id);
    /// Those of another session or another class table; no step of the history.
    void setFavourites(const Palette::Favourites& favourites);
    /// Takes over tool, class, brush and reach of a recorded stroke.
    void setTooling(ToolKind kind, const ToolSettings& settings);

    /// The pen goes down. @param instead  a tool for this press alone (the pen's eraser end, the
    /// picker under Ctrl).
    void press(const PointerInput& input, std::optional<ToolKind> instead = std::nullopt);
    void move(const PointerInput& input);
    void release(const PointerInput& input);
    /// Enter or a double click.
    void finish();
    /// Escape: takes an open edit back. @return whether it had changed any pixels.
    bool cancel();
    /// Whether an edit is open.
    [[nodiscard]] bool isPainting() const;

    /// Completes a transformation that is open; takes back any other open edit.
    void settle();
    /// Does something to the selection or what is selected, as a step of the history.
    void changeSelection(const SelectionOperation& operation);
    /// Does something to the whole painting, as a step of the history.
    void changeCanvas(const CanvasOperation& operation);
    /// Does something to the layers, as a step of the history.
    void changeLayers(const LayerOperation& operation);

    /// Takes over what a tool did, whoever moved it.
    void take(ToolStep step, ToolKind kind);
    /// For the history's steps.
    void restore(const Edit& edit, Document::PatchSide side);

    /// Whether the painting, its style, or what else a project holds of it differ from what was
    /// saved last.
    [[nodiscard]] bool isModified() const;
    void markSaved();

Q_SIGNALS:
    /// These pixels changed.
    void painted(const pleinair::Rect& area);
    /// Another painting took the place of the old one, perhaps with other size and classes.
    void replaced();
    /// Another painting was opened or begun; replaced() comes with it.
    void paintingReplaced();
    /// One entry went into the history, or out of or into effect.
    void edited();
    /// Layers were added, removed, moved or changed, or another one became active.
    void layersChanged();
    void selectionChanged();
    /// What the tool shows beside the pixels may be another.
    void overlayChanged();
    /// Something was copied or cut.
    void clipboardFilled();
    /// A press that could do nothing. @param reason  a sentence for the person.
    void refused(const QString& reason);
    void toolChanged();
    void brushChanged();
    void classChanged();
    /// Another material lies on one of the keys 1 to 0.
    void favouritesChanged();

private:
    [[nodiscard]] Tool& tool(ToolKind kind);
    /// Tells the window what an edit changed.
    void show(
        const Edit& edit, const Rect& area, Document::PatchSide side = Document::PatchSide::After);
    /// @param mergeKey  steps of the same key, one after the other, become one; empty: never.
    void push(Edit edit, const QString& text, const std::string& mergeKey = {});
    /// Materials and clipboard follow the painting into other classes.
    void takeClasses(const Edit::ClassChange& change, Document::PatchSide side);
    /// Why the active layer cannot be painted on; empty if it can.
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] Tool& activeTool() { return tool(m_pressed.value_or(m_toolKind)); }

    Document m_document;
    UndoHistory m_history;
    Palette m_palette;
    ToolSettings m_settings;
    bool m_paintsSecondClass = false;
    bool m_knowsInstances = false;
    Fragment m_clipboard;
    ToolKind m_toolKind = ToolKind::Brush;
    std::optional<ToolKind> m_pressed; ///< The tool of the press in progress.
    std::map<ToolKind, std::unique_ptr<Tool>> m_tools;
};

} // namespace pleinair
