#include "app/files/strokes_action_reader.h"

#include "app/painting/scatter.h"
#include "model/base/error.h"
#include "model/io/byte_source.h"
#include "model/io/json_file.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <utility>

namespace pleinair {

namespace {

using nlohmann::json;

constexpr double kMaxCoordinate = 1e5;
constexpr double kMaxTimeMs = 1e12;
constexpr double kMaxGapPx = 100;
constexpr double kMaxLayers = 1000;
constexpr std::array kActionKinds { "tool", "layer", "selection", "canvas", "command", "style",
    "open", "wait", "snapshot" };

/// An action of a strokes file while it is read; knows its place for messages.
class ActionReader {
public:
    ActionReader(const json& action, const std::string& place)
        : m_action(action)
        , m_place(place)
    {
    }

    StrokesAction read() const
    {
        if (!m_action.is_object())
            refuse("an action is an object.");
        const std::string kind = onlyKind();
        if (kind == "tool")
            return tool();
        if (kind == "layer")
            return layer();
        if (kind == "selection")
            return selection();
        if (kind == "canvas")
            return canvas();
        if (kind == "command")
            return CommandAction { stringAt(m_action, "command", m_place) };
        if (kind == "style")
            return style();
        if (kind == "open")
            return OpenAction { stringAt(m_action, "open", m_place) };
        if (kind == "snapshot")
            return SnapshotAction { stringAt(m_action, "snapshot", m_place) };
        if (stringAt(m_action, "wait", m_place) != "frame")
            refuse("one can only wait for \"frame\".");
        return WaitAction {};
    }

private:
    [[noreturn]] void refuse(const std::string& reason) const
    {
        throw Error(ErrorKind::BadFile, m_place + ": " + reason);
    }

    std::string onlyKind() const
    {
        std::string kind;
        for (const char* candidate : kActionKinds) {
            if (!m_action.contains(candidate))
                continue;
            if (!kind.empty())
                refuse("one action cannot be both \"" + kind + "\" and \"" + candidate + "\".");
            kind = candidate;
        }
        if (kind.empty())
            refuse("expected one of tool, layer, selection, canvas, command, style, open, wait or "
                   "snapshot.");
        return kind;
    }

    ToolAction tool() const
    {
        ToolAction action;
        const std::string name = stringAt(m_action, "tool", m_place);
        const auto kind = toolKindFrom(name);
        if (!kind)
            refuse("there is no tool \"" + printable(name) + "\".");
        action.tool = *kind;
        action.className = optionalStringAt(m_action, "class", m_place);
        action.brush = brush();
        action.fillReach = reach();
        action.gapPx = static_cast<int>(optionalNumber("gap", 0, 0, kMaxGapPx));
        action.selectMode = named("mode", SelectMode::Replace, selectModeFrom);
        action.symmetry = named("symmetry", Symmetry::None, symmetryFrom);
        action.paintsInstances = flag("instance", false);
        action.secondClassName = optionalStringAt(m_action, "second", m_place);
        action.modifiers = modifiers();
        action.points = points();
        for (PointerInput& point : action.points)
            point.modifiers = action.modifiers;
        return action;
    }

    SelectionAction selection() const
    {
        SelectionAction action;
        action.operation.kind = operation("selection", selectionOperationFrom);
        action.operation.px =
            static_cast<int>(optionalNumber("px", action.operation.px, 1, Selection::kMaxGrowPx));
        return action;
    }

    CanvasAction canvas() const
    {
        CanvasAction action;
        const auto kind = operation("canvas", canvasOperationFrom);
        action.operation.kind = kind;
        if (kind != CanvasOperation::Kind::Resize && kind != CanvasOperation::Kind::Scale)
            return action;
        const auto size = m_action.find("size");
        if (size == m_action.end() || !size->is_array() || size->size() != 2)
            refuse("a canvas needs its new \"size\": [width, height].");
        action.operation.size = { static_cast<int>(
                                      number((*size)[0], "width", 1, kMaxStrokesCanvasSide)),
            static_cast<int>(number((*size)[1], "height", 1, kMaxStrokesCanvasSide)) };
        return action;
    }

    /// What an action does to a part of the painting that it is named after.
    template <typename Kind>
    Kind operation(const char* part, std::optional<Kind> (*from)(std::string_view name)) const
    {
        const std::string name = stringAt(m_action, part, m_place);
        const auto kind = from(name);
        if (!kind)
            refuse("one cannot \"" + printable(name) + "\" a " + part + ".");
        return *kind;
    }

    double optionalNumber(const char* key, double missing, double least, double greatest) const
    {
        return m_action.contains(key) ? number(m_action[key], key, least, greatest) : missing;
    }

    template <typename Value>
    Value named(
        const char* key, Value missing, std::optional<Value> (*from)(std::string_view name)) const
    {
        const std::string name = optionalStringAt(m_action, key, m_place);
        if (name.empty())
            return missing;
        const auto value = from(name);
        if (!value)
            refuse("there is no " + std::string(key) + " \"" + printable(name) + "\".");
        return *value;
    }

    LayerAction layer() const
    {
        LayerAction action;
        LayerOperation& change = action.operation;
        change.kind = operation("layer", layerOperationFrom);
        if (m_action.contains("index"))
            change.layer = static_cast<int>(number(m_action["index"], "index", 0, kMaxLayers));
        if (m_action.contains("to"))
            change.to = static_cast<int>(number(m_action["to"], "to", 0, kMaxLayers));
        if (m_action.contains("value"))
            change.opacity = static_cast<float>(number(m_action["value"], "value", 0, 1));
        change.name = optionalStringAt(m_action, "name", m_place);
        change.on = flag("on", true);
        action.photograph = optionalStringAt(m_action, "photo", m_place);
        return action;
    }

    bool flag(const char* key, bool missing) const
    {
        if (!m_action.contains(key))
            return missing;
        if (!m_action[key].is_boolean())
            refuse(std::string("\"") + key + "\" must be true or false.");
        return m_action[key].get<bool>();
    }

    Brush brush() const
    {
        Brush brush;
        if (m_action.contains("size"))
            brush.sizePx = static_cast<float>(
                number(m_action["size"], "size", Brush::kMinSizePx, Brush::kMaxSizePx));
        brush.shape = named("shape", brush.shape, brushShapeFrom);
        brush.pressureScalesSize = flag("pressure", true);
        brush.spacing = static_cast<float>(optionalNumber("spacing", brush.spacing, 0, 4));
        brush.stabiliser = static_cast<float>(optionalNumber("stabiliser", brush.stabiliser, 0, 1));
        // Wider than the brush is no mistake: it then thins out from its middle.
        brush.edgePx =
            static_cast<float>(optionalNumber("edge", brush.edgePx, 0, Brush::kMaxEdgePx));
        brush.density = static_cast<float>(optionalNumber("density", brush.density, 0, 1));
        brush.grainPx = static_cast<float>(
            optionalNumber("grain", brush.grainPx, Scatter::kMinGrainPx, Scatter::kMaxGrainPx));
        return brush;
    }

    FillReach reach() const
    {
        const std::string wanted = optionalStringAt(m_action, "reach", m_place);
        if (!wanted.empty() && wanted != "contiguous" && wanted != "all")
            refuse("a fill reaches \"contiguous\" or \"all\", not \"" + printable(wanted) + "\".");
        return wanted == "all" ? FillReach::All : FillReach::Contiguous;
    }

    Modifiers modifiers() const
    {
        Modifiers modifiers;
        if (!m_action.contains("modifiers"))
            return modifiers;
        if (!m_action["modifiers"].is_array())
            refuse("\"modifiers\" must be a list.");
        for (const json& held : m_action["modifiers"]) {
            bool known = false;
            for (const auto& [name, member] : kModifierNames) {
                if (held == name)
                    known = modifiers.*member = true;
            }
            if (!known)
                refuse("a modifier is \"shift\", \"control\" or \"alt\".");
        }
        return modifiers;
    }

    std::vector<PointerInput> points() const
    {
        const auto list = m_action.find("points");
        if (list == m_action.end() || !list->is_array() || list->empty())
            refuse("a tool needs \"points\": a list of [x, y, pressure, milliseconds].");
        std::vector<PointerInput> points;
        points.reserve(list->size());
        for (const json& values : *list)
            points.push_back(point(values));
        return points;
    }

    PointerInput point(const json& values) const
    {
        if (!values.is_array() || values.size() < 2 || values.size() > 4)
            refuse("a point is [x, y, pressure, milliseconds], the last two may be missing.");
        PointerInput point;
        point.position = { static_cast<float>(
                               number(values[0], "x", -kMaxCoordinate, kMaxCoordinate)),
            static_cast<float>(number(values[1], "y", -kMaxCoordinate, kMaxCoordinate)) };
        if (values.size() > 2)
            point.pressure = static_cast<float>(number(values[2], "pressure", 0, 1));
        if (values.size() > 3)
            point.timeMs =
                static_cast<std::int64_t>(number(values[3], "milliseconds", 0, kMaxTimeMs));
        return point;
    }

    StyleAction style() const
    {
        const json& style = m_action["style"];
        if (style.is_object() && style.contains("preset"))
            return { StyleAction::Preset { stringAt(style, "preset", m_place) } };
        if (style.is_object() && style.contains("photo"))
            return { StyleAction::Photograph { stringAt(style, "photo", m_place) } };
        if (style.is_object() && style.contains("seed") && style["seed"].is_number_unsigned())
            return { StyleAction::Seed { style["seed"].get<std::uint64_t>() } };
        refuse("a style is {\"preset\": name}, {\"photo\": file} or {\"seed\": number}.");
    }

    double number(const json& value, const char* what, double least, double greatest) const
    {
        const double number = value.is_number() ? value.get<double>() : std::nan("");
        if (!(number >= least && number <= greatest))
            refuse(std::string("\"") + what + "\" must be a number from " + shortText(least)
                + " to " + shortText(greatest) + ".");
        return number;
    }

    static std::string shortText(double value)
    {
        return std::to_string(static_cast<std::int64_t>(value));
    }

    const json& m_action;
    const std::string& m_place;
};

} // namespace

StrokesAction strokesActionFrom(const json& action, const std::string& place)
{
    return ActionReader(action, place).read();
}

} // namespace pleinair
