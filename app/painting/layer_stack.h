#pragma once

#include "app/painting/layer.h"

#include <optional>
#include <span>
#include <vector>

namespace pleinair {

/// Everything about a stack of layers but their pixels.
struct StackState {
    std::vector<LayerInfo> layers; ///< Lowest first.
    LayerId active = 0;
    std::optional<Reference> reference;

    friend bool operator==(const StackState&, const StackState&) = default;
};

/// The layers of a painting, lowest first, all of one size; one of them is painted on. Never empty.
class LayerStack {
public:
    LayerStack() = default;
    explicit LayerStack(LabelMap base);
    /// @param layers  lowest first, all of one size; they get ids of this stack. @pre not empty.
    explicit LayerStack(std::vector<Layer> layers);

    [[nodiscard]] int count() const { return static_cast<int>(m_layers.size()); }
    /// @pre 0 <= index < count(); 0 is the lowest.
    [[nodiscard]] const Layer& operator[](int index) const
    {
        return m_layers[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] Layer& operator[](int index) { return m_layers[static_cast<std::size_t>(index)]; }
    [[nodiscard]] std::optional<int> indexOf(LayerId id) const;
    [[nodiscard]] int active() const { return m_active; }
    void setActive(int index) { m_active = index; }
    [[nodiscard]] const std::optional<Reference>& reference() const { return m_reference; }
    void setReference(std::optional<Reference> reference) { m_reference = std::move(reference); }
    /// Whether the canvas shows just what the photograph is made of.
    [[nodiscard]] bool isOpaque() const;

    /// A name for the next layer.
    [[nodiscard]] LayerId newId() { return m_nextId++; }
    /// Becomes the active one. @param index  its place; the layers from there on move up.
    void insert(int index, Layer layer);
    /// The layer below it becomes active if it was. @pre it is not the only one.
    Layer take(int index);
    void move(int from, int to);

    [[nodiscard]] StackState state() const;
    /// Brings back a state. @param known  layers that are in `state` but not in the stack.
    /// @return the layers that are not in `state`.
    std::vector<Layer> setState(const StackState& state, std::vector<Layer> known);

    /// What the visible layers come to: the highest label at each place.
    /// @param flat  labels of row y from x = left on. @param base  where nothing is painted.
    void flattenRow(int y, int left, std::span<ClassId> flat, ClassId base) const;

private:
    std::vector<Layer> m_layers;
    int m_active = 0;
    LayerId m_nextId = 1;
    std::optional<Reference> m_reference;
};

} // namespace pleinair
