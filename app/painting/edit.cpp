#include "app/painting/edit.h"

namespace pleinair {

namespace {

std::size_t bytesOf(const StackState& state)
{
    std::size_t bytes = state.layers.capacity() * sizeof(LayerInfo);
    for (const LayerInfo& layer : state.layers)
        bytes += layer.name.capacity();
    if (state.reference)
        bytes += state.reference->photograph->rgb.capacity();
    return bytes;
}

} // namespace

Rect Edit::pixelBounds() const
{
    Rect bounds;
    for (const LayerPixels& layer : pixels)
        bounds = bounds.united(layer.patch.bounds());
    return bounds;
}

std::size_t Edit::byteCount() const
{
    std::size_t bytes = sizeof(Edit) + pixels.capacity() * sizeof(LayerPixels);
    for (const LayerPixels& layer : pixels)
        bytes += layer.patch.byteCount();
    if (selection)
        bytes += selection->before.capacity() + selection->after.capacity();
    if (canvas) {
        for (const auto* side : { &canvas->before, &canvas->after }) {
            for (const PackedLayer& layer : *side)
                bytes += sizeof(PackedLayer) + layer.labels.capacity();
        }
    }
    if (!stack)
        return bytes;
    bytes += bytesOf(stack->before) + bytesOf(stack->after);
    for (const PackedLayer& layer : stack->layers)
        bytes += sizeof(PackedLayer) + layer.labels.capacity();
    return bytes;
}

} // namespace pleinair
