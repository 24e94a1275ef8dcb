#pragma once

#include "app/painting/label_patch.h"
#include "app/painting/patch_recorder.h"
#include "app/painting/spans.h"
#include "model/base/class_table.h"
#include "model/base/label_map.h"

#include <array>
#include <cstdint>
#include <span>

namespace pleinair {

/// The painting: a label map, the classes it is painted with, and the number of its state.
///
/// Owned and used by one thread (the window's). Every edit returns the rectangle that changed and
/// moves the revision on when it is not empty. Edits happen between beginEdit() and endEdit(),
/// which gives the whole edit as one patch for the history. Other threads get copies of labels().
class Document {
public:
    using PatchSide = LabelPatch::Side;
    /// Pixels of each class id, kUnknownClass included.
    using ClassCounts = std::array<std::int64_t, 256>;

    /// An empty painting of one class.
    /// @throws Error (InvalidArgument) for an empty table, a class outside it or a bad size.
    Document(ClassTable classes, Size size, ClassId fill);
    /// @throws Error (InvalidArgument) for labels outside the table (kUnknownClass included).
    Document(ClassTable classes, LabelMap labels);

    /// Another painting in this one's place (new, open, another model). Forgets an open edit; the
    /// history that belongs to the old painting is the caller's to clear. The revision moves on.
    /// The base class becomes the most frequent one, which is the fill of a new painting.
    /// @throws Error (InvalidArgument) as the constructors; the old painting then stays.
    void replace(ClassTable classes, LabelMap labels);

    [[nodiscard]] const ClassTable& classes() const { return m_classes; }
    [[nodiscard]] const LabelMap& labels() const { return m_labels; }
    [[nodiscard]] Size size() const { return m_labels.size(); }
    [[nodiscard]] Rect bounds() const { return Rect::of(size()); }
    /// Rises with every change; never repeats within a document's life, undo included.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// What the eraser uncovers: the fill of the lowest layer.
    [[nodiscard]] ClassId baseClass() const { return m_baseClass; }
    /// Kept up to date by every edit, so asking costs nothing.
    [[nodiscard]] const ClassCounts& classCounts() const { return m_counts; }
    /// The share of the painting that a class covers, in [0, 1].
    [[nodiscard]] double shareOf(ClassId id) const;

    /// Opens an edit. @pre none is open.
    void beginEdit();
    [[nodiscard]] bool isEditing() const { return m_editing; }
    /// Gives pixels a class; what lies outside the painting is left out.
    /// @pre an edit is open and id is in the table.
    /// @return the smallest rectangle holding every pixel that changed.
    Rect paint(std::span<const Span> pixels, ClassId id);
    /// Gives every pixel of one class another. @pre as paint().
    Rect replaceClass(ClassId from, ClassId to);
    /// Takes back everything since beginEdit() and stays open, for tools that show their shape
    /// while it is dragged. @return what changed back.
    Rect revertEdit();
    /// Closes the edit. @return what it changed; empty if nothing.
    [[nodiscard]] LabelPatch endEdit();
    /// Takes everything back and closes the edit. @return what changed back.
    Rect cancelEdit();

    /// Undo (Before) or redo (After).
    /// @pre no edit is open; the patch is of this painting, and patches are applied in the order
    /// of a history. @return patch.bounds().
    Rect restore(const LabelPatch& patch, PatchSide side);

private:
    Rect paintSpan(const Span& span, ClassId id);
    void count(std::span<const ClassId> labels, int sign);
    void put(const Rect& area, std::span<const ClassId> labels);
    /// Moves the revision on unless nothing changed.
    Rect noted(const Rect& dirty);

    ClassTable m_classes;
    LabelMap m_labels;
    ClassId m_baseClass = 0;
    std::uint64_t m_revision = 1;
    ClassCounts m_counts {};
    bool m_editing = false;
    PatchRecorder m_recorder;
};

} // namespace pleinair
