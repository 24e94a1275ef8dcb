#include "app/painting/layer_operation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleinair {

namespace {

using Kind = LayerOperation::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 16> kNames { {
    { Kind::Add, "add" },
    { Kind::Duplicate, "duplicate" },
    { Kind::Remove, "remove" },
    { Kind::Select, "select" },
    { Kind::Move, "move" },
    { Kind::Rename, "rename" },
    { Kind::Show, "show" },
    { Kind::Lock, "lock" },
    { Kind::Opacity, "opacity" },
    { Kind::MergeDown, "merge" },
    { Kind::Flatten, "flatten" },
    { Kind::Clear, "clear" },
    { Kind::Trace, "trace" },
    { Kind::RemoveTrace, "remove-trace" },
    { Kind::ShowTrace, "show-trace" },
    { Kind::TraceOpacity, "trace-opacity" },
} };

float keptOpacity(float opacity)
{
    return std::clamp(opacity, LayerOperation::kMinOpacity, 1.0F);
}

/// "Layer N" with the lowest number that no layer has.
std::string freshName(const LayerStack& layers)
{
    const auto isTaken = [&layers](const std::string& name) {
        for (int i = 0; i < layers.count(); ++i) {
            if (layers[i].info.name == name)
                return true;
        }
        return false;
    };
    for (int number = 1;; ++number) {
        std::string name = "Layer " + std::to_string(number);
        if (!isTaken(name))
            return name;
    }
}

Edit applyToTrace(const LayerOperation& operation, Document& document)
{
    std::optional<Reference> reference = document.layers().reference();
    if (operation.kind == Kind::Trace) {
        if (!operation.photograph || operation.photograph->isEmpty())
            return {};
        return document.setReference(Reference { operation.name, operation.photograph });
    }
    if (!reference)
        return {};
    if (operation.kind == Kind::RemoveTrace)
        reference.reset();
    else if (operation.kind == Kind::ShowTrace)
        reference->isVisible = operation.on;
    else
        reference->opacity = keptOpacity(operation.opacity);
    return document.setReference(std::move(reference));
}

Edit changeInfo(const LayerOperation& operation, Document& document, int index)
{
    LayerInfo info = document.layers()[index].info;
    if (operation.kind == Kind::Rename)
        info.name = operation.name.empty() ? info.name : operation.name;
    else if (operation.kind == Kind::Show)
        info.isVisible = operation.on;
    else if (operation.kind == Kind::Lock)
        info.isLocked = operation.on;
    else
        info.viewOpacity = keptOpacity(operation.opacity);
    return document.setLayerInfo(index, std::move(info));
}

} // namespace

std::string_view nameOf(Kind kind)
{
    return kNames[static_cast<std::size_t>(kind)].second;
}

std::optional<Kind> layerOperationFrom(std::string_view name)
{
    for (const auto& [kind, kindName] : kNames) {
        if (kindName == name)
            return kind;
    }
    return std::nullopt;
}

Edit apply(const LayerOperation& operation, Document& document)
{
    const LayerStack& layers = document.layers();
    const int index = operation.layer.value_or(layers.active());
    if (index < 0 || index >= layers.count())
        return {};
    switch (operation.kind) {
    case Kind::Add:
        return document.addLayer(operation.name.empty() ? freshName(layers) : operation.name);
    case Kind::Duplicate:
        return document.duplicateLayer(
            index, operation.name.empty() ? layers[index].info.name + " copy" : operation.name);
    case Kind::Remove:
        return document.removeLayer(index);
    case Kind::Select:
        document.setActiveLayer(index);
        return {};
    case Kind::Move:
        return document.moveLayer(index, std::clamp(operation.to, 0, layers.count() - 1));
    case Kind::Rename:
    case Kind::Show:
    case Kind::Lock:
    case Kind::Opacity:
        return changeInfo(operation, document, index);
    case Kind::MergeDown:
        return document.mergeDown(index);
    case Kind::Flatten:
        return document.flatten();
    case Kind::Clear:
        return document.clearLayer(index);
    case Kind::Trace:
    case Kind::RemoveTrace:
    case Kind::ShowTrace:
    case Kind::TraceOpacity:
        return applyToTrace(operation, document);
    }
    return {};
}

} // namespace pleinair
