#include "tests/strokes/session_maker.h"

#include <algorithm>
#include <utility>

namespace pleinair {

namespace {

constexpr int kBeyondPx = 12;

} // namespace

SessionMaker::SessionMaker(std::uint64_t seed, Size canvas, std::vector<std::string> classes)
    : m_seed(seed)
    , m_canvas(canvas)
    , m_classes(std::move(classes))
{
}

StrokesFile SessionMaker::session(int actions)
{
    StrokesFile made;
    made.canvas = m_canvas;
    // The first stroke names its class; later ones may paint with the one before.
    ToolAction first = tool();
    first.className = className();
    made.actions.emplace_back(std::move(first));
    while (static_cast<int>(made.actions.size()) < actions)
        made.actions.push_back(action());
    return made;
}

StrokesAction SessionMaker::action()
{
    const int kind = roll(100);
    if (kind < 55)
        return tool();
    if (kind < 67)
        return layer();
    if (kind < 77)
        return selection();
    if (kind < 80)
        return canvas();
    return CommandAction { roll(5) < 3 ? "edit.undo" : "edit.redo" };
}

int SessionMaker::roll(int sides)
{
    return std::min(
        sides - 1, static_cast<int>(uniformAt(m_seed, m_counter++) * static_cast<float>(sides)));
}

float SessionMaker::between(float low, float high)
{
    return low + static_cast<float>(uniformAt(m_seed, m_counter++)) * (high - low);
}

PointerInput SessionMaker::place()
{
    PointerInput input;
    // Whole and half pixels read back from a file exactly.
    input.position = { static_cast<float>(roll(2 * (m_canvas.width + 2 * kBeyondPx))) / 2 - kBeyondPx,
        static_cast<float>(roll(2 * (m_canvas.height + 2 * kBeyondPx))) / 2 - kBeyondPx };
    input.pressure = static_cast<float>(roll(9)) / 8;
    return input;
}

const std::string& SessionMaker::className()
{
    return m_classes[static_cast<std::size_t>(roll(static_cast<int>(m_classes.size())))];
}

ToolAction SessionMaker::tool()
{
    ToolAction action;
    const auto kinds = allToolKinds();
    action.tool = kinds[static_cast<std::size_t>(roll(static_cast<int>(kinds.size())))];
    if (roll(3) != 0)
        action.className = className();
    action.brush.shape = static_cast<BrushShape>(roll(4));
    action.brush.sizePx = static_cast<float>(1 + roll(roll(8) == 0 ? 120 : 24));
    action.brush.pressureScalesSize = roll(2) == 0;
    if (roll(4) == 0)
        action.brush.spacing = static_cast<float>(roll(9)) / 4;
    if (roll(4) == 0)
        action.brush.stabiliser = static_cast<float>(roll(4)) / 4;
    if (roll(4) == 0)
        action.brush.edgePx = static_cast<float>(roll(20));
    action.brush.density = static_cast<float>(roll(9)) / 8;
    action.brush.grainPx = static_cast<float>(1 + roll(8));
    action.fillReach = static_cast<FillReach>(roll(2));
    action.gapPx = roll(3) == 0 ? roll(6) : 0;
    action.selectMode = static_cast<SelectMode>(roll(4));
    action.symmetry = roll(3) == 0 ? static_cast<Symmetry>(roll(4)) : Symmetry::None;
    action.paintsInstances = roll(4) == 0;
    if (roll(2) == 0)
        action.secondClassName = className();
    action.modifiers = { roll(4) == 0, roll(8) == 0, roll(6) == 0 };
    const int points = 1 + roll(6);
    for (int i = 0; i < points; ++i) {
        PointerInput point = place();
        point.modifiers = action.modifiers;
        point.timeMs = 8 * i;
        action.points.push_back(point);
    }
    return action;
}

LayerAction SessionMaker::layer()
{
    constexpr int kKinds = static_cast<int>(LayerOperation::Kind::Clear) + 1;
    LayerAction action;
    LayerOperation& operation = action.operation;
    operation.kind = static_cast<LayerOperation::Kind>(roll(kKinds));
    // Hidden, locked and flattened layers, and too many, would soon leave little to do.
    if (operation.kind == LayerOperation::Kind::Flatten && roll(4) != 0)
        operation.kind = LayerOperation::Kind::Select;
    if (operation.kind == LayerOperation::Kind::Duplicate && roll(2) != 0)
        operation.kind = LayerOperation::Kind::Remove;
    if (roll(2) == 0)
        operation.layer = roll(5);
    operation.to = roll(5);
    operation.on = operation.kind == LayerOperation::Kind::Show ? roll(4) != 0 : roll(4) == 0;
    operation.opacity = static_cast<float>(roll(9)) / 8;
    if (roll(2) == 0)
        operation.name = "Layer of " + std::to_string(roll(1000));
    return action;
}

SelectionAction SessionMaker::selection()
{
    constexpr int kKinds = static_cast<int>(SelectionOperation::Kind::TurnRight) + 1;
    SelectionAction action;
    action.operation.kind = static_cast<SelectionOperation::Kind>(roll(kKinds));
    if (roll(3) == 0)
        action.operation.kind = SelectionOperation::Kind::None;
    action.operation.px = 1 + roll(12);
    return action;
}

CanvasAction SessionMaker::canvas()
{
    constexpr int kKinds = static_cast<int>(CanvasOperation::Kind::Scale) + 1;
    CanvasAction action;
    action.operation.kind = static_cast<CanvasOperation::Kind>(roll(kKinds));
    const bool needsSize = action.operation.kind == CanvasOperation::Kind::Resize
        || action.operation.kind == CanvasOperation::Kind::Scale;
    if (needsSize)
        action.operation.size = { m_canvas.width / 2 + roll(m_canvas.width),
            m_canvas.height / 2 + roll(m_canvas.height) };
    return action;
}

} // namespace pleinair
