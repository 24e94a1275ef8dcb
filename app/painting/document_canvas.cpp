#include "app/painting/document.h"

#include "app/painting/in_parallel.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pleinair {

Edit Document::changeClasses(ClassTable classes, std::vector<ClassId> newIds)
{
    assert(!m_editing && static_cast<int>(newIds.size()) == m_classes.count());
    Edit edit;
    Edit::ClassChange& change = edit.classes.emplace();
    change.classesBefore = std::move(m_classes);
    change.classesAfter = std::move(classes);
    change.baseBefore = m_baseClass;
    change.baseAfter = newIds[m_baseClass];
    change.newIds = std::move(newIds);
    change.before = packedLayers();
    restoreClasses(change, PatchSide::After);
    return edit;
}

void Document::restoreClasses(const Edit::ClassChange& change, PatchSide side)
{
    const bool isBefore = side == PatchSide::Before;
    m_classes = isBefore ? change.classesBefore : change.classesAfter;
    m_baseClass = isBefore ? change.baseBefore : change.baseAfter;
    if (isBefore)
        unpackLayers(change.before, size());
    else
        mapClasses(change.newIds);
    refreshAll();
    m_hasChanged = false;
    ++m_revision;
}

void Document::mapClasses(const std::vector<ClassId>& newIds)
{
    std::array<ClassId, 256> table;
    table.fill(kUnknownClass);
    std::copy(newIds.begin(), newIds.end(), table.begin());
    inParallel(m_layers.count(), size().area(), [&](int i) {
        for (ClassId& id : m_layers[i].labels.labels())
            id = table[id];
    });
}

Edit Document::changeCanvas(
    Size size, const std::function<LabelMap(const LabelMap&, ClassId outside)>& change)
{
    assert(!m_editing);
    Edit::CanvasChange done { this->size(), size, std::nullopt, packedLayers(), {} };
    const Selection before = m_selection;
    const std::vector<Layer*> maps = allMaps();
    inParallel(static_cast<int>(maps.size()), size.area(), [&](int i) {
        Layer& layer = *maps[static_cast<std::size_t>(i)];
        const ClassId outside = i == 0    ? m_baseClass
            : layer.info.id == kInstances ? ClassId { 0 }
                                          : kUnknownClass;
        layer.labels = change(layer.labels, outside);
    });
    if (!m_selection.isEmpty())
        m_selection = Selection(change(m_selection.mask(), 0));
    startAnew(size);
    done.after = packedLayers();
    Edit edit;
    edit.canvas = std::move(done);
    edit.selection = Edit::SelectionChange { before.packed(), m_selection.packed() };
    return edit;
}

Edit Document::turnCanvas(CanvasTurn turn)
{
    assert(!m_editing);
    Edit edit;
    edit.canvas = Edit::CanvasChange { size(), turnedSize(size(), turn), turn, {}, {} };
    turnAll(turn);
    return edit;
}

void Document::turnAll(CanvasTurn way)
{
    std::vector<LabelMap*> maps { &m_labels };
    for (Layer* layer : allMaps())
        maps.push_back(&layer->labels);
    LabelMap spare;
    for (LabelMap* map : maps)
        turn(*map, way, spare);
    if (!m_selection.isEmpty())
        m_selection = Selection(turned(m_selection.mask(), way));
    m_edits.clear();
    ++m_revision;
}

std::vector<Layer*> Document::allMaps()
{
    std::vector<Layer*> maps;
    for (int i = 0; i < m_layers.count(); ++i)
        maps.push_back(&m_layers[i]);
    if (!m_instances.labels.isEmpty())
        maps.push_back(&m_instances);
    return maps;
}

std::vector<Edit::PackedLayer> Document::packedLayers()
{
    const std::vector<Layer*> maps = allMaps();
    std::vector<Edit::PackedLayer> packed(maps.size());
    inParallel(static_cast<int>(maps.size()), size().area(), [&](int i) {
        const Layer& layer = *maps[static_cast<std::size_t>(i)];
        packed[static_cast<std::size_t>(i)] = { layer.info, packRuns(layer.labels.labels()) };
    });
    return packed;
}

void Document::unpackLayers(const std::vector<Edit::PackedLayer>& layers, Size size)
{
    inParallel(static_cast<int>(layers.size()), size.area(), [&](int i) {
        const Edit::PackedLayer& packed = layers[static_cast<std::size_t>(i)];
        LabelMap& labels = layerOf(packed.info.id).labels;
        if (labels.size() != size)
            labels = LabelMap(size, kUnknownClass);
        unpackRuns(packed.labels, labels.labels());
    });
    const auto isInstances = [](const Edit::PackedLayer& layer) { return layer.info.id == 0; };
    if (std::none_of(layers.begin(), layers.end(), isInstances))
        m_instances.labels = {};
}

void Document::restoreCanvas(const Edit::CanvasChange& change, PatchSide side)
{
    const bool isBefore = side == PatchSide::Before;
    if (change.turn)
        return turnAll(isBefore ? inverseOf(*change.turn) : *change.turn);
    const Size size = isBefore ? change.sizeBefore : change.sizeAfter;
    unpackLayers(isBefore ? change.before : change.after, size);
    startAnew(size);
}

void Document::startAnew(Size size)
{
    m_labels = LabelMap(size, m_baseClass);
    m_counts = {};
    m_counts[m_baseClass] = size.area();
    m_edits.clear();
    refreshAll();
    m_hasChanged = false;
    ++m_revision;
}

} // namespace pleinair
