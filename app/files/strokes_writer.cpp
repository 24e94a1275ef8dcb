#include "app/files/strokes_action_reader.h"
#include "app/files/strokes_file.h"
#include "model/io/safe_file.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>

namespace pleinair {

namespace {

using nlohmann::json;

/// The double whose shortest text is that of the float: 0.1 rather than 0.10000000149.
double shortened(float value)
{
    std::array<char, 32> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    double number = 0;
    std::from_chars(text.data(), end, number);
    return number;
}

json jsonOf(const PointerInput& point)
{
    json values = { shortened(point.position.x), shortened(point.position.y) };
    if (point.pressure != 1 || point.timeMs != 0)
        values.push_back(shortened(point.pressure));
    if (point.timeMs != 0)
        values.push_back(point.timeMs);
    return values;
}

json jsonOf(const ToolAction& action)
{
    const Brush usual;
    json object = { { "tool", nameOf(action.tool) } };
    if (!action.className.empty())
        object["class"] = action.className;
    if (action.brush.sizePx != usual.sizePx)
        object["size"] = shortened(action.brush.sizePx);
    if (action.brush.shape != usual.shape)
        object["shape"] = nameOf(action.brush.shape);
    if (!action.brush.pressureScalesSize)
        object["pressure"] = false;
    if (action.fillReach == FillReach::All)
        object["reach"] = "all";
    if (action.brush.spacing != usual.spacing)
        object["spacing"] = shortened(action.brush.spacing);
    if (action.brush.stabiliser != usual.stabiliser)
        object["stabiliser"] = shortened(action.brush.stabiliser);
    if (action.brush.edgePx != usual.edgePx)
        object["edge"] = shortened(action.brush.edgePx);
    if (action.brush.density != usual.density)
        object["density"] = shortened(action.brush.density);
    if (action.brush.grainPx != usual.grainPx)
        object["grain"] = shortened(action.brush.grainPx);
    if (action.gapPx != 0)
        object["gap"] = action.gapPx;
    if (action.selectMode != SelectMode::Replace)
        object["mode"] = nameOf(action.selectMode);
    if (action.symmetry != Symmetry::None)
        object["symmetry"] = nameOf(action.symmetry);
    if (action.paintsInstances)
        object["instance"] = true;
    if (!action.secondClassName.empty())
        object["second"] = action.secondClassName;
    for (const auto& [name, member] : kModifierNames) {
        if (action.modifiers.*member)
            object["modifiers"].push_back(name);
    }
    for (const PointerInput& point : action.points)
        object["points"].push_back(jsonOf(point));
    return object;
}

json jsonOf(const LayerAction& action)
{
    const LayerOperation& operation = action.operation;
    const LayerOperation usual;
    json object = { { "layer", nameOf(operation.kind) } };
    if (operation.layer)
        object["index"] = *operation.layer;
    if (!operation.name.empty())
        object["name"] = operation.name;
    if (operation.to != usual.to)
        object["to"] = operation.to;
    if (operation.on != usual.on)
        object["on"] = operation.on;
    if (operation.opacity != usual.opacity)
        object["value"] = shortened(operation.opacity);
    if (!action.photograph.empty())
        object["photo"] = action.photograph.string();
    return object;
}

json jsonOf(const SelectionAction& action)
{
    json object = { { "selection", nameOf(action.operation.kind) } };
    if (action.operation.px != SelectionOperation().px)
        object["px"] = action.operation.px;
    return object;
}

json jsonOf(const CanvasAction& action)
{
    json object = { { "canvas", nameOf(action.operation.kind) } };
    if (!action.operation.size.isEmpty())
        object["size"] = { action.operation.size.width, action.operation.size.height };
    return object;
}

json jsonOf(const CommandAction& action)
{
    return { { "command", action.id } };
}

json jsonOf(const StyleAction::Preset& preset)
{
    return { { "preset", preset.name } };
}

json jsonOf(const StyleAction::Photograph& photograph)
{
    return { { "photo", photograph.file.string() } };
}

json jsonOf(const StyleAction::Seed& seed)
{
    return { { "seed", seed.value } };
}

json jsonOf(const StyleAction& action)
{
    return { { "style",
        std::visit([](const auto& style) { return jsonOf(style); }, action.style) } };
}

json jsonOf(const OpenAction& action)
{
    return { { "open", action.file.string() } };
}

json jsonOf(const WaitAction&)
{
    return { { "wait", "frame" } };
}

json jsonOf(const SnapshotAction& action)
{
    return { { "snapshot", action.file.string() } };
}

} // namespace

std::string toJson(const StrokesFile& strokes)
{
    std::string text = "{\"format\": \"" + std::string(kStrokesFormat)
        + "\", \"version\": 1, \"canvas\": [" + std::to_string(strokes.canvas.width) + ", "
        + std::to_string(strokes.canvas.height) + "], \"actions\": [";
    const char* separator = "\n";
    for (const StrokesAction& action : strokes.actions) {
        text += separator
            + std::visit([](const auto& content) { return jsonOf(content); }, action)
                  .dump(-1, ' ', false, json::error_handler_t::replace);
        separator = ",\n";
    }
    return text + "\n]}\n";
}

void writeStrokes(const std::filesystem::path& file, const StrokesFile& strokes)
{
    writeWholeFile(file, toJson(strokes));
}

} // namespace pleinair
