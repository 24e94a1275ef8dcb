#pragma once

#include "model/base/geometry.h"
#include "model/base/label_map.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// What one edit changed on one layer, before and after, so that it can be undone and redone
/// exactly.
///
/// Holds only the changed parts of the tiles that the edit touched, run-length packed: a stroke
/// across a large painting costs kilobytes. A value; copying it is cheap enough for any thread.
class LabelPatch {
public:
    /// The changed part of one tile.
    struct Piece {
        Rect area;
        std::vector<std::uint8_t> before; ///< Packed rows of `area`.
        std::vector<std::uint8_t> after;
    };

    LabelPatch() = default;
    explicit LabelPatch(std::vector<Piece> pieces);

    /// True when the edit changed nothing: not worth a place in the history.
    [[nodiscard]] bool isEmpty() const { return m_pieces.empty(); }
    /// The smallest rectangle that holds every changed pixel.
    [[nodiscard]] Rect bounds() const { return m_bounds; }
    /// Memory it occupies, for the history's budget.
    [[nodiscard]] std::size_t byteCount() const;

    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }

private:
    std::vector<Piece> m_pieces;
    Rect m_bounds;
};

/// Packs labels as runs: a class, then a length in bytes of 7 bits, low ones first, the
/// high bit set on all but the last.
[[nodiscard]] std::vector<std::uint8_t> packRuns(std::span<const ClassId> labels);
/// The inverse. @pre packed comes from packRuns(), labels has the length that was packed.
void unpackRuns(std::span<const std::uint8_t> packed, std::span<ClassId> labels);

} // namespace pleinair
