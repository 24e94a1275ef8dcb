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

std::size_t bytesOf(const std::vector<Edit::PackedLayer>& layers)
{
    std::size_t bytes = 0;
    for (const Edit::PackedLayer& layer : layers)
        bytes += sizeof(Edit::PackedLayer) + layer.labels.capacity();
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
    if (canvas)
        bytes += bytesOf(canvas->before) + bytesOf(canvas->after);
    if (classes)
        bytes += bytesOf(classes->before) + classes->newIds.capacity();
    if (stack)
        bytes += bytesOf(stack->before) + bytesOf(stack->after) + bytesOf(stack->layers);
    return bytes;
}

} // namespace pleinair
