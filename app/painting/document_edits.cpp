#include "app/painting/document.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace pleinair {

void Document::beginEdit()
{
    assert(!m_editing);
    m_editing = true;
    m_edits.clear();
    m_selectionBefore = m_selection;
    chooseInstance();
}

void Document::chooseInstance()
{
    m_instance = 0;
    if (!m_paintsInstances)
        return;
    const auto next = [this] { m_lastInstance = m_lastInstance % 255 + 1; };
    const auto isTaken = [this] {
        const auto labels = m_instances.labels.labels();
        return std::memchr(labels.data(), m_lastInstance, labels.size()) != nullptr;
    };
    // With more things than numbers two of them may share one; touching ones rarely will.
    constexpr int kTries = 32;
    next();
    for (int i = 1; i < kTries && !m_instances.labels.isEmpty() && isTaken(); ++i)
        next();
    m_instance = m_lastInstance;
}

void Document::selectInEdit(Selection selection)
{
    assert(m_editing);
    m_selection = std::move(selection);
}

Rect Document::revertEdit()
{
    assert(m_editing);
    m_selection = m_selectionBefore;
    Rect dirty;
    for (const LayerEdit& edit : m_edits) {
        Layer& layer = layerOf(edit.layer);
        dirty = dirty.united(edit.recorder.changedArea(layer.labels));
        // The saved tiles stay: they are what the layer is again, and most will be painted anew.
        std::vector<Rect> areas;
        for (const PatchRecorder::Tile& tile : edit.recorder.tiles()) {
            put(layer, tile.area, tile.labels);
            areas.push_back(tile.area);
        }
        if (edit.layer == kInstances)
            m_hasChanged = true;
        else
            refresh(areas);
    }
    noteChanges();
    return dirty;
}

Edit Document::endEdit()
{
    assert(m_editing);
    m_editing = false;
    Edit edit;
    edit.pixels = takePixels();
    edit.selection = takeSelection();
    return edit;
}

Rect Document::cancelEdit()
{
    const Rect dirty = revertEdit();
    m_editing = false;
    m_edits.clear();
    return dirty;
}

Edit Document::select(Selection selection)
{
    beginEdit();
    selectInEdit(std::move(selection));
    return endEdit();
}

Rect Document::restore(const Edit& edit, PatchSide side)
{
    assert(!m_editing);
    if (edit.canvas)
        restoreCanvas(*edit.canvas, side);
    if (edit.classes)
        restoreClasses(*edit.classes, side);
    // A layer that the stack change adds or removes has no pixels in the edit, so either order
    // would do; this one is that of the edit and its reverse.
    Rect dirty;
    if (side == PatchSide::After)
        dirty = restorePixels(edit, side);
    if (edit.stack)
        dirty = dirty.united(restoreStack(*edit.stack, side));
    if (side == PatchSide::Before)
        dirty = dirty.united(restorePixels(edit, side));
    if (edit.selection)
        m_selection = Selection::unpacked(
            size(), side == PatchSide::Before ? edit.selection->before : edit.selection->after);
    noteChanges();
    return edit.canvas || edit.classes ? bounds() : dirty;
}

Rect Document::restorePixels(const Edit& edit, PatchSide side)
{
    std::vector<ClassId> labels;
    for (const auto& [id, patch] : edit.pixels) {
        Layer& layer = layerOf(id);
        std::vector<Rect> areas;
        for (const LabelPatch::Piece& piece : patch.pieces()) {
            areas.push_back(piece.area);
            labels.resize(static_cast<std::size_t>(piece.area.size().area()));
            unpackRuns(side == PatchSide::Before ? piece.before : piece.after, labels);
            put(layer, piece.area, labels);
        }
        if (id == kInstances)
            m_hasChanged = true;
        else
            refresh(areas);
    }
    return edit.pixelBounds();
}

Layer& Document::layerOf(LayerId layer)
{
    if (layer != kInstances)
        return m_layers[m_layers.indexOf(layer).value()];
    if (m_instances.labels.isEmpty())
        m_instances.labels = LabelMap(size(), 0);
    return m_instances;
}

PatchRecorder& Document::recorderOf(LayerId layer)
{
    for (LayerEdit& edit : m_edits) {
        if (edit.layer == layer)
            return edit.recorder;
    }
    m_edits.push_back({ layer, {} });
    m_edits.back().recorder.begin(size());
    return m_edits.back().recorder;
}

std::vector<Edit::LayerPixels> Document::takePixels()
{
    std::vector<Edit::LayerPixels> pixels;
    for (const LayerEdit& edit : m_edits) {
        const Layer& layer = layerOf(edit.layer);
        LabelPatch patch = edit.recorder.difference(layer.labels);
        if (!patch.isEmpty())
            pixels.push_back({ edit.layer, std::move(patch) });
    }
    m_edits.clear();
    return pixels;
}

std::optional<Edit::SelectionChange> Document::takeSelection()
{
    if (m_selection == m_selectionBefore)
        return std::nullopt;
    return Edit::SelectionChange { m_selectionBefore.packed(), m_selection.packed() };
}

void Document::put(Layer& layer, const Rect& area, std::span<const ClassId> labels)
{
    const auto width = static_cast<std::size_t>(area.width);
    for (int y = 0; y < area.height; ++y) {
        const auto from = labels.subspan(static_cast<std::size_t>(y) * width, width);
        const auto to =
            layer.labels.row(area.y + y).subspan(static_cast<std::size_t>(area.x), width);
        std::copy(from.begin(), from.end(), to.begin());
    }
}

} // namespace pleinair
