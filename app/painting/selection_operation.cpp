#include "app/painting/selection_operation.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleinair {

namespace {

using Kind = SelectionOperation::Kind;

constexpr std::array<std::pair<Kind, std::string_view>, 12> kNames { {
    { Kind::All, "all" },
    { Kind::None, "none" },
    { Kind::Invert, "invert" },
    { Kind::Grow, "grow" },
    { Kind::Shrink, "shrink" },
    { Kind::Copy, "copy" },
    { Kind::Cut, "cut" },
    { Kind::Paste, "paste" },
    { Kind::FlipHorizontally, "flip-horizontal" },
    { Kind::FlipVertically, "flip-vertical" },
    { Kind::TurnLeft, "turn-left" },
    { Kind::TurnRight, "turn-right" },
} };

bool isBlank(const Fragment& fragment)
{
    const auto labels = fragment.labels.labels();
    return std::all_of(
        labels.begin(), labels.end(), [](ClassId id) { return id == kUnknownClass; });
}

Selection changedSelection(const SelectionOperation& operation, const Document& document)
{
    const Selection& selection = document.selection();
    switch (operation.kind) {
    case Kind::All:
        return Selection(LabelMap(document.size(), 1));
    case Kind::Invert:
        return selection.inverted(document.size());
    case Kind::Grow:
        return selection.isEmpty() ? selection : selection.grown(std::max(1, operation.px));
    case Kind::Shrink:
        return selection.isEmpty() ? selection : selection.shrunk(std::max(1, operation.px));
    default:
        return {};
    }
}

Edit cut(Document& document)
{
    document.beginEdit();
    document.eraseSelected();
    return document.endEdit();
}

Edit paste(Document& document, const Fragment& clipboard)
{
    if (clipboard.isEmpty())
        return {};
    return document.addLayer("Pasted", document.asNewInstances(clipboard));
}

Fragment turned(const Fragment& fragment, Kind kind)
{
    switch (kind) {
    case Kind::FlipHorizontally:
        return mirroredHorizontally(fragment);
    case Kind::FlipVertically:
        return mirroredVertically(fragment);
    case Kind::TurnLeft:
        return turnedLeft(fragment);
    default:
        return turnedRight(fragment);
    }
}

Edit turn(Document& document, Kind kind)
{
    const Fragment lifted = document.copySelected();
    if (lifted.isEmpty())
        return {};
    document.beginEdit();
    document.eraseSelected();
    document.stamp(turned(lifted, kind));
    if (!document.selection().isEmpty())
        document.selectInEdit(document.selectionOf(turned(document.selectionFragment(), kind)));
    return document.endEdit();
}

} // namespace

std::string_view nameOf(Kind kind)
{
    return kNames[static_cast<std::size_t>(kind)].second;
}

std::optional<Kind> selectionOperationFrom(std::string_view name)
{
    for (const auto& [kind, kindName] : kNames) {
        if (kindName == name)
            return kind;
    }
    return std::nullopt;
}

Edit apply(const SelectionOperation& operation, Document& document, Fragment& clipboard)
{
    switch (operation.kind) {
    case Kind::Copy: {
        // What is seen there, if the active layer has nothing: an empty copy helps nobody.
        Fragment copied = document.copySelected();
        if (isBlank(copied))
            copied = document.copySelected(Document::Source::Flattened);
        if (!isBlank(copied))
            clipboard = std::move(copied);
        return {};
    }
    case Kind::Cut: {
        Fragment copied = document.copySelected();
        if (isBlank(copied))
            return {};
        clipboard = std::move(copied);
        return cut(document);
    }
    case Kind::Paste:
        return paste(document, clipboard);
    case Kind::FlipHorizontally:
    case Kind::FlipVertically:
    case Kind::TurnLeft:
    case Kind::TurnRight:
        return turn(document, operation.kind);
    default:
        return document.select(changedSelection(operation, document));
    }
}

} // namespace pleinair
