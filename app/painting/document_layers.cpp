#include "app/painting/document.h"

#include "app/painting/runs.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

namespace pleinair {

void Document::setActiveLayer(int index)
{
    assert(!m_editing);
    m_layers.setActive(index);
}

Edit Document::addLayer(std::string name)
{
    return insertLayer(std::move(name), LabelMap(size(), kUnknownClass));
}

Edit Document::addLayer(std::string name, const Fragment& fragment)
{
    LabelMap labels(size(), kUnknownClass);
    Spans spans;
    for (int y = 0; y < fragment.area.height; ++y) {
        forEachRun(fragment.labels.row(y), [&](ClassId id, std::size_t first, std::size_t length) {
            const int x = fragment.area.x + static_cast<int>(first);
            const Rect run =
                Rect { x, fragment.area.y + y, static_cast<int>(length), 1 }.intersected(bounds());
            if (id >= m_classes.count() || run.isEmpty())
                return;
            const auto row = labels.row(run.y);
            std::fill(row.begin() + run.x, row.begin() + run.right(), id);
            spans.push_back({ run.y, run.x, run.right() });
        });
    }
    Edit edit = insertLayer(std::move(name), std::move(labels));
    const Layer& layer = m_layers[m_layers.active()];
    m_edits.clear();
    for (const Span& span : spans) {
        if (fragment.instances.isEmpty())
            paintInstance(layer, span, 0);
        else
            stampInstances(layer, fragment, span);
    }
    edit.pixels = takePixels();
    noteChanges();
    return edit;
}

Edit Document::insertLayer(std::string name, LabelMap labels)
{
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
    std::vector<Edit::LayerPixels> instances = forgetInstances(m_layers[index]);
    Edit edit = takeLayer(index);
    edit.pixels = std::move(instances);
    return edit;
}

Edit Document::takeLayer(int index)
{
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
    Edit edit = takeLayer(index);
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
    m_editing = true;
    m_instance = 0;
    paintSpans(layer, all, index == 0 ? m_baseClass : kUnknownClass);
    m_editing = false;
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

} // namespace pleinair
