#pragma once

#include "app/painting/document_content.h"
#include "app/painting/edit.h"
#include "app/painting/fragment.h"
#include "app/painting/layer_stack.h"
#include "app/painting/patch_recorder.h"
#include "app/painting/selection.h"
#include "app/painting/spans.h"
#include "model/base/class_table.h"
#include "model/base/label_map.h"

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace pleinair {

/// The painting: layers of labels, the classes it is painted with, and the number of its state.
///
/// What the layers come to is kept flattened, and is what is rendered and saved. Owned and used by
/// one thread (the window's). Every edit returns the rectangle that changed. Pixels are edited
/// between beginEdit() and endEdit(), layers by functions that are an edit of their own; either
/// gives all it did as one Edit for the history. Other threads get copies of labels().
class Document {
public:
    using PatchSide = Edit::Side;
    /// Pixels of each class id, kUnknownClass included.
    using ClassCounts = std::array<std::int64_t, 256>;
    /// A number for each number of an instance.
    using InstanceNumbers = std::array<ClassId, 256>;

    /// An empty painting of one class.
    /// @throws Error (InvalidArgument) for an empty table, a class outside it or a bad size.
    Document(ClassTable classes, Size size, ClassId fill);
    /// @throws Error (InvalidArgument) for labels outside the table (kUnknownClass included).
    Document(ClassTable classes, LabelMap labels);

    /// Another painting in this one's place (new, open), of one layer. Forgets an open edit; the
    /// history that belongs to the old painting is the caller's to clear. The revision moves on.
    /// The base class becomes the most frequent one, which is the fill of a new painting.
    /// @throws Error (InvalidArgument) as the constructors; the old painting then stays.
    void replace(ClassTable classes, LabelMap labels);
    /// The same with layers, selection and reference.
    /// @throws Error (InvalidArgument) for classes, layers or a selection that do not fit together;
    /// the old painting then stays.
    void replace(DocumentContent content);
    /// A copy of all of it. @pre no edit is open.
    [[nodiscard]] DocumentContent content() const;
    /// The same painting, layers and all, in other classes (another model).
    /// @param newIds  of each present class, its class in `classes`. @pre no edit is open.
    [[nodiscard]] Edit changeClasses(ClassTable classes, std::vector<ClassId> newIds);

    [[nodiscard]] const ClassTable& classes() const { return m_classes; }
    /// The flattened painting.
    [[nodiscard]] const LabelMap& labels() const { return m_labels; }
    [[nodiscard]] const LayerStack& layers() const { return m_layers; }
    /// One number for the pixels of one thing, e.g. of one tree among many, 0 for those of none;
    /// empty while there never was any. Belongs to the flattened painting, hidden layers included.
    [[nodiscard]] const LabelMap& instances() const { return m_instances.labels; }
    /// What each of these numbers counts as in the flattened painting: itself, or 0 while the layer
    /// that it was painted on is hidden. A thing read from a file belongs to the highest layer that
    /// is painted where the thing begins.
    [[nodiscard]] InstanceNumbers shownInstances() const;
    /// Whether each edit from the next one on paints an instance of its own; otherwise what is
    /// painted belongs to none. What is erased belongs to none either way, what is stamped keeps
    /// its own.
    void setPaintsInstances(bool on) { m_paintsInstances = on; }
    [[nodiscard]] bool paintsInstances() const { return m_paintsInstances; }
    /// What painting is kept to; nothing selected: everything may be painted.
    [[nodiscard]] const Selection& selection() const { return m_selection; }
    [[nodiscard]] Size size() const { return m_labels.size(); }
    [[nodiscard]] Rect bounds() const { return Rect::of(size()); }
    /// Rises with every change of labels(); never repeats within a document's life, undo included.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// What is there where nothing is painted on any layer.
    [[nodiscard]] ClassId baseClass() const { return m_baseClass; }
    /// What the eraser paints: the base class on the lowest layer, nothing (kUnknownClass) above.
    [[nodiscard]] ClassId eraserClass() const;
    /// Of labels(). Kept up to date by every edit, so asking costs nothing.
    [[nodiscard]] const ClassCounts& classCounts() const { return m_counts; }
    /// The share of the painting that a class covers, in [0, 1].
    [[nodiscard]] double shareOf(ClassId id) const;

    /// Opens an edit of pixels. @pre none is open.
    void beginEdit();
    [[nodiscard]] bool isEditing() const { return m_editing; }
    /// Gives pixels of the active layer a class; what lies outside the painting or outside what
    /// is selected is left out.
    /// Nothing happens while that layer is hidden or locked.
    /// @pre an edit is open and id is in the table or kUnknownClass.
    /// @return the smallest rectangle holding every pixel of the layer that changed.
    Rect paint(std::span<const Span> pixels, ClassId id);
    /// Gives every pixel of one class another, on all layers that can be painted on.
    /// @pre as paint().
    Rect replaceClass(ClassId from, ClassId to);
    /// Erases what is selected, or all of the active layer while nothing is. @pre as paint().
    Rect eraseSelected();
    /// Puts pixels onto the active layer, selected or not; things stay what they are.
    /// @pre as paint().
    Rect stamp(const Fragment& fragment);
    /// Selects something else as a part of the open edit.
    void selectInEdit(Selection selection);
    /// Takes back everything since beginEdit() and stays open, for tools that show their shape
    /// while it is dragged. @return what changed back.
    Rect revertEdit();
    /// Closes the edit. @return what it changed; empty if nothing.
    [[nodiscard]] Edit endEdit();
    /// Takes everything back and closes the edit. @return what changed back.
    Rect cancelEdit();

    enum class Source { ActiveLayer, Flattened };
    /// What is selected, or all that is painted while nothing is. Instances belong to what is seen:
    /// what a higher layer hides has none.
    [[nodiscard]] Fragment copySelected(Source source = Source::ActiveLayer) const;
    /// The same things once more: others than those that are there. While instances are painted,
    /// what belonged to none becomes one.
    [[nodiscard]] Fragment asNewInstances(Fragment fragment);
    /// What is selected as a fragment of class 0; empty if nothing is.
    [[nodiscard]] Fragment selectionFragment() const;
    /// The pixels of a fragment that are anything. @return nothing selected if there are none.
    [[nodiscard]] Selection selectionOf(const Fragment& fragment) const;
    /// Selects something else. @pre no edit is open. @return empty if it is selected already.
    [[nodiscard]] Edit select(Selection selection);

    // Layers. @pre no edit is open, an index lies in the stack. Each gives an empty edit if there
    // is nothing it can do.

    /// The layer that is painted on; no entry of the history.
    void setActiveLayer(int index);
    /// An empty layer above the active one, which it replaces as such.
    [[nodiscard]] Edit addLayer(std::string name);
    /// The same with something on it; what lies outside the painting or is of no class is left out.
    [[nodiscard]] Edit addLayer(std::string name, const Fragment& fragment);
    [[nodiscard]] Edit duplicateLayer(int index, std::string name);
    /// Not the only layer, and not a locked one.
    [[nodiscard]] Edit removeLayer(int index);
    [[nodiscard]] Edit moveLayer(int from, int to);
    /// Name, visibility, lock and opacity; the id stays.
    [[nodiscard]] Edit setLayerInfo(int index, LayerInfo info);
    /// Paints a visible layer onto the visible, unlocked one below it.
    [[nodiscard]] Edit mergeDown(int index);
    /// One layer of what is seen; hidden layers are gone.
    [[nodiscard]] Edit flatten();
    /// Erases what is selected of a layer that is not locked, or all of it.
    [[nodiscard]] Edit clearLayer(int index);
    /// @param reference  nullopt: none any more.
    [[nodiscard]] Edit setReference(std::optional<Reference> reference);

    /// Gives every layer and the selection another form; they may be of another size after it.
    /// @param change  makes a map of `size` of one of the present size; what comes newly into it is
    /// filled with the class it is given. @pre no edit is open.
    [[nodiscard]] Edit changeCanvas(
        Size size, const std::function<LabelMap(const LabelMap&, ClassId outside)>& change);
    /// Turns everything round. @pre no edit is open.
    [[nodiscard]] Edit turnCanvas(CanvasTurn turn);

    /// Undo (Before) or redo (After).
    /// @pre no edit is open; the edit is of this painting, and edits are applied in the order
    /// of a history. @return what is to be drawn anew.
    Rect restore(const Edit& edit, PatchSide side);

private:
    /// What an open edit has saved of one layer.
    struct LayerEdit {
        LayerId layer = 0;
        PatchRecorder recorder;
    };

    /// Whether the selection keeps painting to itself.
    enum class Within { Selection, Everything };

    /// The instances are kept like a layer, which is not in the stack: stacks count from 1.
    static constexpr LayerId kInstances = 0;

    [[nodiscard]] Layer& layerOf(LayerId layer);
    [[nodiscard]] std::vector<Layer*> allMaps();
    [[nodiscard]] PatchRecorder& recorderOf(LayerId layer);
    /// @pre the span lies inside the painting.
    Rect paintLabels(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id);
    Edit insertLayer(std::string name, LabelMap labels);
    /// Numbers the pixels of a span that are seen, i.e. whose label on the layer is the flattened
    /// one.
    Rect paintInstance(const Layer& layer, const Span& span, ClassId number);
    /// The same from a fragment's own numbers.
    Rect stampInstances(const Layer& layer, const Fragment& fragment, const Span& span);
    void copyInstances(Fragment& fragment) const;
    /// What is seen of a layer belongs to none from now on.
    [[nodiscard]] std::vector<Edit::LayerPixels> forgetInstances(const Layer& layer);
    [[nodiscard]] Edit takeLayer(int index);
    void findInstanceLayers();
    void chooseInstance();
    Rect paintSpans(
        Layer& layer, std::span<const Span> pixels, ClassId id, Within within = Within::Selection);
    Rect paintSelected(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id);
    [[nodiscard]] std::optional<Edit::SelectionChange> takeSelection();
    Rect paintSpan(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id);
    void put(Layer& layer, const Rect& area, std::span<const ClassId> labels);
    [[nodiscard]] std::vector<Edit::LayerPixels> takePixels();
    /// Runs a change of the stack that hands out the layers it removes. @return it as an edit.
    [[nodiscard]] Edit changeStack(const std::function<std::vector<Layer>()>& change);
    Rect restorePixels(const Edit& edit, PatchSide side);
    [[nodiscard]] std::vector<Edit::PackedLayer> packedLayers();
    void unpackLayers(const std::vector<Edit::PackedLayer>& layers, Size size);
    void restoreCanvas(const Edit::CanvasChange& change, PatchSide side);
    void turnAll(CanvasTurn way);
    void restoreClasses(const Edit::ClassChange& change, PatchSide side);
    void mapClasses(const std::vector<ClassId>& newIds);
    /// All layers have another size, or everything else about them changed.
    void startAnew(Size size);
    Rect restoreStack(const Edit::StackChange& change, PatchSide side);
    /// Flattens a part of a row anew.
    void refresh(int y, int left, int right);
    /// Flattens parts anew that may have changed.
    void refresh(std::span<const Rect> areas);
    void refreshAll();
    /// @param row  kept for its memory. @return whether the flattened row changed.
    bool refreshRow(const Span& span, std::vector<ClassId>& row, ClassCounts& counts);
    static void count(std::span<const ClassId> labels, int sign, ClassCounts& counts);
    /// Moves the revision on if the flattened painting changed since the last call.
    void noteChanges();

    ClassTable m_classes;
    LayerStack m_layers;
    LabelMap m_labels; ///< Flattened.
    Layer m_instances;
    std::array<LayerId, 256> m_instanceLayers {}; ///< That a number was painted on; 0: not known.
    bool m_paintsInstances = false;
    ClassId m_instance = 0; ///< What the open edit paints, 0: none.
    ClassId m_lastInstance = 0;
    Selection m_selection;
    Selection m_selectionBefore; ///< The open edit.
    ClassId m_baseClass = 0;
    std::uint64_t m_revision = 1;
    ClassCounts m_counts {};
    bool m_editing = false;
    bool m_hasChanged = false;
    std::deque<LayerEdit> m_edits; ///< References into it stay.
    std::vector<ClassId> m_row; ///< Kept for its memory.
};

} // namespace pleinair
