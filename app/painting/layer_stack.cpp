#include "app/painting/layer_stack.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pleinair {

LayerStack::LayerStack(LabelMap base)
{
    Layer layer;
    layer.info.id = newId();
    layer.info.name = "Background";
    layer.labels = std::move(base);
    m_layers.push_back(std::move(layer));
}

LayerStack::LayerStack(std::vector<Layer> layers)
    : m_layers(std::move(layers))
{
    assert(!m_layers.empty());
    for (Layer& layer : m_layers)
        layer.info.id = newId();
}

std::optional<int> LayerStack::indexOf(LayerId id) const
{
    const auto layer = std::find_if(m_layers.begin(), m_layers.end(),
        [id](const Layer& candidate) { return candidate.info.id == id; });
    if (layer == m_layers.end())
        return std::nullopt;
    return static_cast<int>(layer - m_layers.begin());
}

bool LayerStack::isOpaque() const
{
    return std::all_of(m_layers.begin(), m_layers.end(),
        [](const Layer& layer) { return !layer.info.isVisible || layer.info.viewOpacity >= 1; });
}

void LayerStack::insert(int index, Layer layer)
{
    assert(index >= 0 && index <= count());
    m_layers.insert(m_layers.begin() + index, std::move(layer));
    m_active = index;
}

Layer LayerStack::take(int index)
{
    assert(count() > 1);
    Layer layer = std::move(m_layers[static_cast<std::size_t>(index)]);
    m_layers.erase(m_layers.begin() + index);
    if (m_active > 0 && m_active >= index)
        --m_active;
    return layer;
}

void LayerStack::move(int from, int to)
{
    const LayerId active = (*this)[m_active].info.id;
    Layer layer = std::move(m_layers[static_cast<std::size_t>(from)]);
    m_layers.erase(m_layers.begin() + from);
    m_layers.insert(m_layers.begin() + to, std::move(layer));
    m_active = indexOf(active).value_or(0);
}

StackState LayerStack::state() const
{
    StackState state;
    for (const Layer& layer : m_layers)
        state.layers.push_back(layer.info);
    state.active = (*this)[m_active].info.id;
    state.reference = m_reference;
    return state;
}

std::vector<Layer> LayerStack::setState(const StackState& state, std::vector<Layer> known)
{
    std::move(m_layers.begin(), m_layers.end(), std::back_inserter(known));
    m_layers.clear();
    for (const LayerInfo& info : state.layers) {
        const auto layer = std::find_if(known.begin(), known.end(),
            [&info](const Layer& candidate) { return candidate.info.id == info.id; });
        assert(layer != known.end());
        m_layers.push_back({ info, std::move(layer->labels) });
        known.erase(layer);
    }
    m_active = indexOf(state.active).value_or(0);
    m_reference = state.reference;
    return known;
}

void LayerStack::flattenRow(int y, int left, std::span<ClassId> flat, ClassId base) const
{
    std::fill(flat.begin(), flat.end(), base);
    for (const Layer& layer : m_layers) {
        if (!layer.info.isVisible)
            continue;
        const ClassId* above = layer.labels.row(y).data() + left;
        ClassId* to = flat.data();
        // Without a branch, so that it goes by 16 labels at a time.
        for (std::size_t i = 0; i < flat.size(); ++i)
            to[i] = above[i] == kUnknownClass ? to[i] : above[i];
    }
}

} // namespace pleinair
