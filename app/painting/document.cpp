#include "app/painting/document.h"

#include "app/painting/in_parallel.h"
#include "app/painting/runs.h"
#include "model/base/error.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstring>
#include <string>
#include <utility>

namespace pleinair {

namespace {

void requireClasses(const ClassTable& classes, const LabelMap& labels)
{
    if (classes.isEmpty())
        throw Error(ErrorKind::InvalidArgument, "A painting needs at least one class.");
    if (labels.isEmpty())
        throw Error(ErrorKind::InvalidArgument, "A painting needs at least one pixel.");
    for (int y = 0; y < labels.height(); ++y) {
        const auto row = labels.row(y);
        const auto bad =
            std::find_if(row.begin(), row.end(), [&](ClassId id) { return id >= classes.count(); });
        if (bad == row.end())
            continue;
        throw Error(ErrorKind::InvalidArgument,
            "The painting has class " + std::to_string(*bad) + " at ("
                + std::to_string(bad - row.begin()) + ", " + std::to_string(y)
                + "), but there are only " + std::to_string(classes.count()) + " classes.");
    }
}

void requireWhole(const DocumentContent& content)
{
    const auto refuse = [](const std::string& reason) {
        throw Error(ErrorKind::InvalidArgument, "The painting is not whole: " + reason + ".");
    };
    if (content.classes.isEmpty() || content.layers.empty())
        refuse("it has no classes or no layers");
    if (content.baseClass >= content.classes.count())
        refuse("its base class is none of its classes");
    if (content.active < 0 || content.active >= static_cast<int>(content.layers.size()))
        refuse("its active layer is not there");
    const Size size = content.size();
    if (size.isEmpty() || (!content.selection.isEmpty() && content.selection.mask().size() != size))
        refuse("its selection is of another size");
    if (!content.instances.isEmpty() && content.instances.size() != size)
        refuse("its instances are of another size");
    for (const Layer& layer : content.layers) {
        const auto labels = layer.labels.labels();
        if (layer.labels.size() != size)
            refuse("the layer \"" + layer.info.name + "\" is of another size");
        if (std::any_of(labels.begin(), labels.end(), [&content](ClassId id) {
                return id >= content.classes.count() && id != kUnknownClass;
            }))
            refuse("the layer \"" + layer.info.name + "\" holds what is no class");
    }
    if (content.reference && (!content.reference->photograph || content.reference->photograph->isEmpty()))
        refuse("its reference is no photograph");
}

} // namespace

Document::Document(ClassTable classes, Size size, ClassId fill)
    : Document(std::move(classes), LabelMap(size, fill))
{
}

Document::Document(ClassTable classes, LabelMap labels)
{
    replace(std::move(classes), std::move(labels));
}

void Document::replace(ClassTable classes, LabelMap labels)
{
    requireClasses(classes, labels);
    m_classes = std::move(classes);
    m_labels = std::move(labels);
    m_layers = LayerStack(m_labels);
    m_selection = {};
    m_instances.labels = {};
    m_counts = {};
    count(m_labels.labels(), 1, m_counts);
    m_baseClass =
        static_cast<ClassId>(std::max_element(m_counts.begin(), m_counts.end()) - m_counts.begin());
    m_editing = false;
    m_edits.clear();
    ++m_revision;
}

void Document::replace(DocumentContent content)
{
    requireWhole(content);
    m_classes = std::move(content.classes);
    m_layers = LayerStack(std::move(content.layers));
    m_layers.setActive(content.active);
    m_layers.setReference(std::move(content.reference));
    m_selection = std::move(content.selection);
    m_instances.labels = std::move(content.instances);
    m_baseClass = content.baseClass;
    m_editing = false;
    startAnew(m_layers[0].labels.size());
}

DocumentContent Document::content() const
{
    assert(!m_editing);
    DocumentContent content;
    content.classes = m_classes;
    for (int i = 0; i < m_layers.count(); ++i)
        content.layers.push_back(m_layers[i]);
    content.active = m_layers.active();
    content.baseClass = m_baseClass;
    content.selection = m_selection;
    content.instances = m_instances.labels;
    content.reference = m_layers.reference();
    return content;
}

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

ClassId Document::eraserClass() const
{
    return m_layers.active() == 0 ? m_baseClass : kUnknownClass;
}

double Document::shareOf(ClassId id) const
{
    return static_cast<double>(m_counts[id]) / static_cast<double>(size().area());
}

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

Rect Document::paint(std::span<const Span> pixels, ClassId id)
{
    assert(m_editing && (id < m_classes.count() || id == kUnknownClass));
    Layer& layer = m_layers[m_layers.active()];
    const Rect dirty = layer.isPaintable() ? paintSpans(layer, pixels, id) : Rect {};
    noteChanges();
    return dirty;
}

Rect Document::replaceClass(ClassId from, ClassId to)
{
    assert(m_editing);
    if (from == to)
        return {};
    Rect dirty;
    Spans pixels;
    for (int i = 0; i < m_layers.count(); ++i) {
        Layer& layer = m_layers[i];
        if (!layer.isPaintable())
            continue;
        pixels.clear();
        for (int y = 0; y < size().height; ++y) {
            forEachRun(layer.labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
                if (id == from)
                    pixels.push_back(
                        { y, static_cast<int>(first), static_cast<int>(first + length) });
            });
        }
        dirty = dirty.united(paintSpans(layer, pixels, to));
    }
    noteChanges();
    return dirty;
}

Rect Document::eraseSelected()
{
    assert(m_editing);
    Spans pixels;
    for (int y = 0; y < size().height; ++y)
        pixels.push_back({ y, 0, size().width });
    return paint(pixels, eraserClass());
}

Rect Document::stamp(const Fragment& fragment)
{
    assert(m_editing);
    Layer& layer = m_layers[m_layers.active()];
    if (!layer.isPaintable() || fragment.isEmpty())
        return {};
    Rect dirty;
    for (int y = 0; y < fragment.area.height; ++y) {
        forEachRun(fragment.labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
            const int left = fragment.area.x + static_cast<int>(first);
            const Span span { fragment.area.y + y, left, left + static_cast<int>(length) };
            if (id < m_classes.count())
                dirty = dirty.united(paintSpans(layer, { &span, 1 }, id, Within::Everything));
        });
    }
    noteChanges();
    return dirty;
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

Fragment Document::copySelected(Source source) const
{
    const LabelMap& labels =
        source == Source::Flattened ? m_labels : m_layers[m_layers.active()].labels;
    Rect area = m_selection.bounds();
    if (m_selection.isEmpty()) {
        for (int y = 0; y < size().height; ++y) {
            forEachRun(labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
                if (id != kUnknownClass)
                    area = area.united({ static_cast<int>(first), y, static_cast<int>(length), 1 });
            });
        }
    }
    if (area.isEmpty())
        return {};
    Fragment fragment { area, LabelMap(area.size(), kUnknownClass) };
    for (int y = 0; y < area.height; ++y) {
        const auto from = labels.row(area.y + y).subspan(static_cast<std::size_t>(area.x));
        const auto to = fragment.labels.row(y);
        for (std::size_t x = 0; x < to.size(); ++x) {
            if (m_selection.isEmpty() || m_selection.row(area.y + y)[x + std::size_t(area.x)] != 0)
                to[x] = from[x];
        }
    }
    return fragment;
}

Fragment Document::selectionFragment() const
{
    if (m_selection.isEmpty())
        return {};
    const Rect area = m_selection.bounds();
    Fragment fragment { area, LabelMap(area.size(), kUnknownClass) };
    for (const Span& span : m_selection.spans()) {
        const auto row = fragment.labels.row(span.y - area.y);
        std::fill(
            row.begin() + (span.left - area.x), row.begin() + (span.right - area.x), ClassId { 0 });
    }
    return fragment;
}

Selection Document::selectionOf(const Fragment& fragment) const
{
    Spans pixels;
    for (int y = 0; y < fragment.labels.height(); ++y) {
        forEachRun(fragment.labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
            const int left = fragment.area.x + static_cast<int>(first);
            if (id != kUnknownClass)
                pixels.push_back({ fragment.area.y + y, left, left + static_cast<int>(length) });
        });
    }
    return Selection(size(), pixels);
}

Edit Document::select(Selection selection)
{
    beginEdit();
    selectInEdit(std::move(selection));
    return endEdit();
}

void Document::setActiveLayer(int index)
{
    assert(!m_editing);
    m_layers.setActive(index);
}

Edit Document::addLayer(std::string name)
{
    return addLayer(std::move(name), LabelMap(size(), kUnknownClass));
}

Edit Document::addLayer(std::string name, LabelMap labels)
{
    assert(labels.size() == size());
    return changeStack([&] {
        Layer layer;
        layer.info.id = m_layers.newId();
        layer.info.name = std::move(name);
        layer.labels = std::move(labels);
        m_layers.insert(m_layers.active() + 1, std::move(layer));
        return std::vector<Layer>();
    });
}

Edit Document::duplicateLayer(int index, std::string name)
{
    return changeStack([&] {
        Layer copy = m_layers[index];
        copy.info.id = m_layers.newId();
        copy.info.name = std::move(name);
        m_layers.insert(index + 1, std::move(copy));
        return std::vector<Layer>();
    });
}

Edit Document::removeLayer(int index)
{
    if (m_layers.count() == 1 || m_layers[index].info.isLocked)
        return {};
    return changeStack([&] {
        std::vector<Layer> removed;
        removed.push_back(m_layers.take(index));
        return removed;
    });
}

Edit Document::moveLayer(int from, int to)
{
    if (from == to)
        return {};
    return changeStack([&] {
        m_layers.move(from, to);
        return std::vector<Layer>();
    });
}

Edit Document::setLayerInfo(int index, LayerInfo info)
{
    info.id = m_layers[index].info.id;
    if (info == m_layers[index].info)
        return {};
    return changeStack([&] {
        m_layers[index].info = std::move(info);
        return std::vector<Layer>();
    });
}

Edit Document::mergeDown(int index)
{
    if (index == 0 || !m_layers[index].info.isVisible || m_layers[index].info.isLocked
        || !m_layers[index - 1].isPaintable())
        return {};
    m_edits.clear();
    const LabelMap& upper = m_layers[index].labels;
    for (int y = 0; y < size().height; ++y) {
        forEachRun(upper.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
            const Span span { y, static_cast<int>(first), static_cast<int>(first + length) };
            if (id != kUnknownClass)
                paintSpans(m_layers[index - 1], { &span, 1 }, id, Within::Everything);
        });
    }
    std::vector<Edit::LayerPixels> pixels = takePixels();
    Edit edit = removeLayer(index);
    edit.pixels = std::move(pixels);
    return edit;
}

Edit Document::flatten()
{
    if (m_layers.count() == 1)
        return {};
    return changeStack([&] {
        Layer flat;
        flat.info.id = m_layers.newId();
        flat.info.name = m_layers[0].info.name;
        flat.labels = m_labels;
        StackState state = m_layers.state();
        state.layers = { flat.info };
        state.active = flat.info.id;
        std::vector<Layer> known;
        known.push_back(std::move(flat));
        return m_layers.setState(state, std::move(known));
    });
}

Edit Document::clearLayer(int index)
{
    Layer& layer = m_layers[index];
    if (layer.info.isLocked)
        return {};
    m_edits.clear();
    Spans all;
    for (int y = 0; y < size().height; ++y)
        all.push_back({ y, 0, size().width });
    paintSpans(layer, all, index == 0 ? m_baseClass : kUnknownClass);
    noteChanges();
    Edit edit;
    edit.pixels = takePixels();
    return edit;
}

Edit Document::setReference(std::optional<Reference> reference)
{
    if (reference == m_layers.reference())
        return {};
    return changeStack([&] {
        m_layers.setReference(std::move(reference));
        return std::vector<Layer>();
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
        const ClassId outside =
            i == 0 ? m_baseClass : layer.info.id == kInstances ? ClassId { 0 } : kUnknownClass;
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
    constexpr std::size_t kShares = 4;
    inParallel(kShares, size().area(), [&](int share) {
        LabelMap spare;
        for (auto i = static_cast<std::size_t>(share); i < maps.size(); i += kShares)
            turn(*maps[i], way, spare);
    });
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

Rect Document::restoreStack(const Edit::StackChange& change, PatchSide side)
{
    std::vector<Layer> known;
    for (const Edit::PackedLayer& packed : change.layers) {
        if (m_layers.indexOf(packed.info.id))
            continue;
        Layer layer { packed.info, LabelMap(size(), kUnknownClass) };
        unpackRuns(packed.labels, layer.labels.labels());
        known.push_back(std::move(layer));
    }
    m_layers.setState(side == PatchSide::Before ? change.before : change.after, std::move(known));
    refreshAll();
    return bounds();
}

Edit Document::changeStack(const std::function<std::vector<Layer>()>& change)
{
    assert(!m_editing);
    Edit::StackChange done;
    done.before = m_layers.state();
    const std::vector<Layer> removed = change();
    done.after = m_layers.state();
    for (const Layer& layer : removed)
        done.layers.push_back({ layer.info, packRuns(layer.labels.labels()) });
    const auto wasThere = [&done](const LayerInfo& info) {
        return std::any_of(done.before.layers.begin(), done.before.layers.end(),
            [&info](const LayerInfo& before) { return before.id == info.id; });
    };
    for (int i = 0; i < m_layers.count(); ++i) {
        if (!wasThere(m_layers[i].info))
            done.layers.push_back({ m_layers[i].info, packRuns(m_layers[i].labels.labels()) });
    }
    refreshAll();
    noteChanges();
    Edit edit;
    edit.stack = std::move(done);
    return edit;
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

Rect Document::paintSpans(Layer& layer, std::span<const Span> pixels, ClassId id, Within within)
{
    PatchRecorder& recorder = recorderOf(layer.info.id);
    const bool isKept = within == Within::Selection && !m_selection.isEmpty();
    Rect dirty;
    for (const Span& span : pixels)
        dirty = dirty.united(isKept ? paintSelected(layer, recorder, span, id)
                                    : paintSpan(layer, recorder, span, id));
    return dirty;
}

Rect Document::paintSelected(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id)
{
    const Rect area = m_selection.bounds();
    const int left = std::max(span.left, area.x);
    const int right = std::min(span.right, area.right());
    if (span.y < area.y || span.y >= area.bottom() || left >= right)
        return {};
    Rect dirty;
    const auto mask = m_selection.row(span.y).subspan(
        static_cast<std::size_t>(left), static_cast<std::size_t>(right - left));
    forEachRun(mask, [&](ClassId value, std::size_t first, std::size_t length) {
        const int from = left + static_cast<int>(first);
        if (value != 0)
            dirty = dirty.united(
                paintSpan(layer, recorder, { span.y, from, from + static_cast<int>(length) }, id));
    });
    return dirty;
}

Rect Document::paintSpan(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id)
{
    if (span.y < 0 || span.y >= size().height)
        return {};
    const int left = std::max(span.left, 0);
    const int right = std::min(span.right, size().width);
    if (left >= right)
        return {};
    const Span inside { span.y, left, right };
    return paintLabels(layer, recorder, inside, id).united(paintInstance(inside, id));
}

Rect Document::paintLabels(Layer& layer, PatchRecorder& recorder, const Span& span, ClassId id)
{
    const auto [y, left, right] = span;
    const auto pixels = layer.labels.row(y).subspan(
        static_cast<std::size_t>(left), static_cast<std::size_t>(right - left));
    // Strokes overlap themselves nearly everywhere: most rows of a dab are painted already.
    const std::size_t painted = pixels.front() == id ? runLength(pixels) : 0;
    if (painted == pixels.size())
        return {};
    std::size_t end = pixels.size();
    while (pixels[end - 1] == id)
        --end;
    const auto changing = pixels.subspan(painted, end - painted);
    const Rect dirty { left + static_cast<int>(painted), y, static_cast<int>(changing.size()), 1 };
    recorder.save(layer.labels, y, dirty.x, dirty.right());
    std::fill(changing.begin(), changing.end(), id);
    refresh(y, dirty.x, dirty.right());
    return dirty;
}

Rect Document::paintInstance(const Span& span, ClassId id)
{
    if (!m_editing || (m_instance == 0 && m_instances.labels.isEmpty()))
        return {};
    const auto now = layerOf(kInstances).labels.row(span.y);
    const auto flat = m_labels.row(span.y);
    // What lies under another layer is not seen, and belongs to what is above it.
    const auto changes = [&](int x) {
        const auto at = static_cast<std::size_t>(x);
        return now[at] != m_instance && (id == kUnknownClass || flat[at] == id);
    };
    int first = span.left;
    while (first < span.right && !changes(first))
        ++first;
    if (first == span.right)
        return {};
    int last = span.right - 1;
    while (!changes(last))
        --last;
    recorderOf(kInstances).save(m_instances.labels, span.y, first, last + 1);
    for (int x = first; x <= last; ++x) {
        if (changes(x))
            now[static_cast<std::size_t>(x)] = m_instance;
    }
    m_hasChanged = true;
    return { first, span.y, last + 1 - first, 1 };
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

void Document::refresh(int y, int left, int right)
{
    m_hasChanged = refreshRow({ y, left, right }, m_row, m_counts) || m_hasChanged;
}

bool Document::refreshRow(const Span& span, std::vector<ClassId>& row, ClassCounts& counts)
{
    const auto width = static_cast<std::size_t>(span.right - span.left);
    row.resize(std::max(row.size(), width));
    const std::span<ClassId> now(row.data(), width);
    m_layers.flattenRow(span.y, span.left, now, m_baseClass);
    const auto flat = m_labels.row(span.y).subspan(static_cast<std::size_t>(span.left), width);
    if (std::memcmp(now.data(), flat.data(), width) == 0)
        return false;
    count(flat, -1, counts);
    count(now, 1, counts);
    std::copy(now.begin(), now.end(), flat.begin());
    return true;
}

void Document::refresh(std::span<const Rect> areas)
{
    Rect around;
    std::int64_t pixels = 0;
    for (const Rect& area : areas) {
        around = around.united(area);
        pixels += area.size().area();
    }
    // Long rows go faster than many short ones, unless most of them did not change.
    constexpr int kFewOf = 4;
    const bool asOne = pixels * kFewOf > around.size().area();
    const auto refreshRows = [this](const Rect& area) {
        for (int y = area.y; y < area.bottom(); ++y)
            refresh(y, area.x, area.right());
    };
    if (asOne)
        return refreshRows(around);
    for (const Rect& area : areas)
        refreshRows(area);
}

void Document::refreshAll()
{
    constexpr int kBandRows = 128;
    const int bands = (size().height + kBandRows - 1) / kBandRows;
    std::vector<ClassCounts> counts(static_cast<std::size_t>(bands), ClassCounts {});
    std::atomic<bool> hasChanged { false };
    inParallel(bands, size().area(), [&](int band) {
        std::vector<ClassId> row;
        const int end = std::min((band + 1) * kBandRows, size().height);
        for (int y = band * kBandRows; y < end; ++y) {
            if (refreshRow({ y, 0, size().width }, row, counts[static_cast<std::size_t>(band)]))
                hasChanged = true;
        }
    });
    for (const ClassCounts& differences : counts) {
        for (std::size_t id = 0; id < m_counts.size(); ++id)
            m_counts[id] += differences[id];
    }
    m_hasChanged = m_hasChanged || hasChanged;
}

void Document::count(std::span<const ClassId> labels, int sign, ClassCounts& counts)
{
    forEachRun(labels, [&counts, sign](ClassId id, std::size_t, std::size_t length) {
        counts[id] += sign * static_cast<std::int64_t>(length);
    });
}

void Document::noteChanges()
{
    if (m_hasChanged)
        ++m_revision;
    m_hasChanged = false;
}

} // namespace pleinair
