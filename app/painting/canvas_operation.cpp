#include "app/painting/canvas_operation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleinair {

namespace {

using Kind = CanvasOperation::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 7> kNames { {
    { Kind::FlipHorizontally, "flip-horizontal" },
    { Kind::FlipVertically, "flip-vertical" },
    { Kind::TurnLeft, "turn-left" },
    { Kind::TurnRight, "turn-right" },
    { Kind::Crop, "crop" },
    { Kind::Resize, "resize" },
    { Kind::Scale, "scale" },
} };

/// A part of a map, which may reach beyond it.
LabelMap cut(const LabelMap& map, const Rect& area, ClassId outside)
{
    LabelMap part(area.size(), outside);
    const Rect common = area.intersected(Rect::of(map.size()));
    for (int y = common.y; y < common.bottom(); ++y) {
        const auto from = map.row(y).subspan(
            static_cast<std::size_t>(common.x), static_cast<std::size_t>(common.width));
        std::copy(from.begin(), from.end(), part.row(y - area.y).begin() + (common.x - area.x));
    }
    return part;
}

Edit withRoom(Document& document, const Rect& area)
{
    return document.changeCanvas(area.size(),
        [&area](const LabelMap& map, ClassId outside) { return cut(map, area, outside); });
}

bool isAllowed(Size size)
{
    return !size.isEmpty() && size.width <= LabelMap::kMaxSide && size.height <= LabelMap::kMaxSide;
}

} // namespace

std::string_view nameOf(Kind kind)
{
    return kNames[static_cast<std::size_t>(kind)].second;
}

std::optional<Kind> canvasOperationFrom(std::string_view name)
{
    for (const auto& [kind, kindName] : kNames) {
        if (kindName == name)
            return kind;
    }
    return std::nullopt;
}

Edit apply(const CanvasOperation& operation, Document& document)
{
    const Size size = document.size();
    switch (operation.kind) {
    case Kind::FlipHorizontally:
        return document.turnCanvas(CanvasTurn::FlipHorizontally);
    case Kind::FlipVertically:
        return document.turnCanvas(CanvasTurn::FlipVertically);
    case Kind::TurnLeft:
        return document.turnCanvas(CanvasTurn::TurnLeft);
    case Kind::TurnRight:
        return document.turnCanvas(CanvasTurn::TurnRight);
    case Kind::Crop:
        if (document.selection().isEmpty() || document.selection().bounds() == Rect::of(size))
            return {};
        return withRoom(document, document.selection().bounds());
    case Kind::Resize: {
        if (!isAllowed(operation.size) || operation.size == size)
            return {};
        const int left = (operation.size.width - size.width) / 2;
        const int top = (operation.size.height - size.height) / 2;
        return withRoom(document, { -left, -top, operation.size.width, operation.size.height });
    }
    case Kind::Scale:
        if (!isAllowed(operation.size) || operation.size == size)
            return {};
        return document.changeCanvas(operation.size, [&operation](const LabelMap& map, ClassId) {
            return map.resizedNearest(operation.size);
        });
    }
    return {};
}

} // namespace pleinair
