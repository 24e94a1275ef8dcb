#pragma once

#include "model/base/geometry.h"
#include "model/plan/pattern_index.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// What stands at a pixel of a level: a label channel c, c + K where an instance edge is, or
/// kOutside beyond the border of the map.
using Symbol = std::int16_t;
inline constexpr Symbol kOutside = -1;

/// Place of a row in the owner's table.
using RowSlot = std::uint32_t;

/// Rows that the owner has to compute: one for each new label pattern.
///
/// With SPADE kernels of k x k, a hidden vector depends on k x k symbols, and a row on k x k hidden
/// vectors; `cells` below is k * k.
struct NewRows {
    std::vector<Symbol> hiddenPatterns; ///< Distinct, [hidden * cells], row-major.
    std::vector<RowSlot> slots; ///< [rows], where each new row goes.
    /// [rows * cells], which hidden pattern stands at each cell; hiddenCount names the vector of
    /// zeros beyond the border (zero padding acts behind the ReLU).
    std::vector<std::uint32_t> cells;
    std::size_t hiddenCount = 0;

    [[nodiscard]] std::size_t rowCount() const { return slots.size(); }
};

/// What a level plan has to know of its network.
struct LevelShape {
    Size size; ///< Of the level's features.
    int kernel = 3; ///< k of the SPADE convolutions, odd.
    std::size_t maxRows = 0; ///< Slots that the budget allows; at least 1.
};

/// The label patterns of one level and their places in a table of rows.
///
/// A row is kept as long as a pixel uses it; afterwards the least recently used row gives way when
/// a new one needs a slot. Rows of one-class patterns always stay. A level whose map has more
/// patterns than slots is *dense*: it has no ids, and its owner asks for the rows stripe by stripe.
class LevelPlan {
public:
    explicit LevelPlan(const LevelShape& shape);

    /// @param symbols  [height * width] of shape().size, row-major.
    void update(std::span<const Symbol> symbols);

    [[nodiscard]] const LevelShape& shape() const { return m_shape; }
    [[nodiscard]] int cells() const { return m_shape.kernel * m_shape.kernel; }

    /// Whether the rows of this map do not fit: then ids() and newRows() are empty.
    [[nodiscard]] bool isDense() const { return m_isDense; }
    /// The slot of each pixel, [height * width].
    [[nodiscard]] std::span<const RowSlot> ids() const { return m_ids; }
    /// Where ids() changed in the newest update(); empty if nowhere.
    [[nodiscard]] Rect changed() const { return m_changed; }
    /// One more than the highest slot in use so far: how large the owner's table must be.
    [[nodiscard]] std::size_t slotCount() const { return m_slotCount; }

    /// The rows that are used and not computed yet. They pile up over updates until the owner says
    /// rowsComputed(); a frame that was given up in between loses nothing.
    [[nodiscard]] const NewRows& newRows() const { return m_newRows; }
    void rowsComputed();

    /// The distinct patterns of the picture rows [top, bottom), for a dense level: slots count from
    /// 0, and `ids` receives the slot of each of their pixels.
    [[nodiscard]] NewRows stripe(int top, int bottom, std::vector<RowSlot>& ids) const;

    void forget();

private:
};

} // namespace pleinair
