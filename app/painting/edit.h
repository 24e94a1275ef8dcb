#pragma once

#include "app/painting/canvas_turn.h"
#include "app/painting/label_patch.h"
#include "app/painting/layer_stack.h"
#include "model/base/class_table.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pleinair {

/// Everything that one step of the history changed in a document, before and after: pixels of
/// layers, the layers themselves, what is selected. A value.
struct Edit {
    enum class Side { Before, After };

    struct LayerPixels {
        LayerId layer = 0;
        LabelPatch patch;
    };
    /// The pixels of a layer that is there on one side only.
    struct PackedLayer {
        LayerInfo info;
        std::vector<std::uint8_t> labels; ///< packRuns() of the whole layer.
    };
    struct StackChange {
        StackState before;
        StackState after;
        std::vector<PackedLayer> layers;
    };

    /// Selection::packed().
    struct SelectionChange {
        std::vector<std::uint8_t> before;
        std::vector<std::uint8_t> after;
    };

    /// The whole painting in another size or another way round.
    struct CanvasChange {
        Size sizeBefore;
        Size sizeAfter;
        /// What was done, if it can be taken back by its inverse; nothing else is kept then.
        std::optional<CanvasTurn> turn;
        std::vector<PackedLayer> before; ///< Every layer, and the instances if there are any.
        std::vector<PackedLayer> after;
    };

    /// The whole painting in the classes of another model.
    struct ClassChange {
        ClassTable classesBefore;
        ClassTable classesAfter;
        ClassId baseBefore = 0;
        ClassId baseAfter = 0;
        std::vector<ClassId> newIds; ///< Of each class before, its class after.
        std::vector<PackedLayer> before; ///< Every layer: several classes may have become one.
    };

    std::vector<LayerPixels> pixels; ///< Of layers that are there on both sides.
    std::optional<StackChange> stack;
    std::optional<SelectionChange> selection;
    std::optional<CanvasChange> canvas; ///< With no pixels and no stack beside it.
    std::optional<ClassChange> classes; ///< With nothing beside it.

    /// True when nothing changed: not worth a place in the history.
    [[nodiscard]] bool isEmpty() const
    {
        return pixels.empty() && !stack && !selection && !canvas && !classes;
    }
    /// The smallest rectangle that holds every changed pixel of a layer.
    [[nodiscard]] Rect pixelBounds() const;
    /// Memory it occupies, for the history's budget.
    [[nodiscard]] std::size_t byteCount() const;
};

} // namespace pleinair
