#pragma once

#include "model/base/geometry.h"
#include "model/plan/new_rows.h"
#include "model/plan/pattern_hash.h"
#include "model/plan/row_table.h"
#include "model/plan/symbol_plane.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// What a level plan has to know of its network.
struct LevelShape {
    Size size; ///< Of the level's features.
    int kernel = 3; ///< k of the SPADE convolutions, odd.
    std::size_t maxRows = 0; ///< Slots that the budget allows; at least 1.
};

/// The label patterns of one level and their places in a table of rows.
///
/// A row is kept as long as a pixel uses it; afterwards the least recently used row gives way when
/// a new one needs a slot. Rows of one-class patterns stay as long as any other row can give way.
/// A level whose map has more patterns than slots is *dense*: it has no ids and keeps no rows, and
/// its owner asks for the rows stripe by stripe. The next map that fits starts with an empty table.
/// Allocates nothing once its memory has grown to what the maps need.
class LevelPlan {
public:
    /// @param hashMask  bits that hashes keep; tests take bits away to force collisions.
    explicit LevelPlan(const LevelShape& shape, std::uint64_t hashMask = ~std::uint64_t { 0 });

    /// @param symbols  [height * width] of shape().size, row-major.
    void update(std::span<const Symbol> symbols);

    [[nodiscard]] const LevelShape& shape() const { return m_shape; }
    [[nodiscard]] int cells() const { return m_shape.kernel * m_shape.kernel; }

    /// Whether the rows of this map do not fit: then ids() and newRows() are empty.
    [[nodiscard]] bool isDense() const { return m_isDense; }
    /// The slot of each pixel, [height * width].
    [[nodiscard]] std::span<const RowSlot> ids() const { return m_ids; }
    /// The smallest rectangle that holds every change of ids() by the newest update(); empty if
    /// there was none. A dense level that changed says all of it.
    [[nodiscard]] Rect changed() const { return m_changed; }
    /// One more than the highest slot in use so far: how large the owner's table must be. Starts
    /// from 0 again behind forget() and behind a dense map.
    [[nodiscard]] std::size_t slotCount() const { return m_rows.slotCount(); }

    /// The rows that are used and not computed yet. They pile up over updates until the owner says
    /// rowsComputed(); a frame that was given up in between loses nothing. Rows that fell out of
    /// use meanwhile are not among them.
    [[nodiscard]] const NewRows& newRows() const { return m_newRows; }
    void rowsComputed();

    /// The distinct patterns of the picture rows [top, bottom), for a dense level: slots count from
    /// 0, and `ids` receives the slot of each of their pixels.
    [[nodiscard]] NewRows stripe(int top, int bottom, std::vector<RowSlot>& ids) const;

    /// Forgets every row and the map: the next update() asks for all of them again.
    void forget();

private:
    struct Missing {
        std::size_t pixel = 0;
        std::uint64_t hash = 0;
    };

    [[nodiscard]] std::size_t pixelAt(int x, int y) const;
    void release(std::span<const PixelRun> runs);
    [[nodiscard]] bool findRows(std::span<const PixelRun> runs);
    [[nodiscard]] bool findRows(const PixelRun& run);
    [[nodiscard]] bool addMissing();
    [[nodiscard]] RowSlot rowOf(std::size_t pixel, std::uint64_t hash, PatternView window);
    void listNewRows();
    void becomeDense();

    LevelShape m_shape;
    std::uint64_t m_hashMask;
    SymbolPlane m_plane;
    PatternHash m_hash;
    RowTable m_rows;
    NewRowsBuilder m_builder;
    NewRows m_newRows;
    std::vector<RowSlot> m_ids;
    Rect m_changed;
    bool m_isDense = false;
    std::vector<std::uint64_t> m_hashes; ///< Of the windows of one line.
    std::vector<Missing> m_missing; ///< Pixels whose rows need another row's slot.
    std::vector<RowSlot> m_uncomputed;
};

} // namespace pleinair
