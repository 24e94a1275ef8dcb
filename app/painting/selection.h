#pragma once

#include "app/painting/spans.h"
#include "model/base/label_map.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace pleinair {

/// How newly selected pixels and those selected before come together.
enum class SelectMode { Replace, Add, Subtract, Intersect };

/// "replace", "add", "subtract" or "intersect", as in strokes files.
[[nodiscard]] std::string_view nameOf(SelectMode mode);
[[nodiscard]] std::optional<SelectMode> selectModeFrom(std::string_view name);

/// The pixels that one has chosen to work on; while none are, everything may be painted.
///
/// A value that shares its mask: copies cost nothing, and nothing changes one that is there.
class Selection {
public:
    /// Nothing.
    Selection() = default;
    /// @param pixels  may overlap and lie outside; nothing selected if none are inside.
    Selection(Size painting, std::span<const Span> pixels);
    /// @param mask  1 for each selected pixel, 0 for others.
    explicit Selection(LabelMap mask);

    [[nodiscard]] bool isEmpty() const { return !m_mask; }
    /// The smallest rectangle around it; empty if nothing is selected.
    [[nodiscard]] Rect bounds() const { return m_bounds; }
    /// False everywhere while nothing is selected. @pre the place lies in the painting.
    [[nodiscard]] bool contains(int x, int y) const { return m_mask && m_mask->at(x, y) != 0; }
    /// 1 for each selected pixel, 0 for others. @pre !isEmpty().
    [[nodiscard]] const LabelMap& mask() const { return *m_mask; }
    /// Row y of the mask. @pre !isEmpty().
    [[nodiscard]] std::span<const ClassId> row(int y) const { return m_mask->row(y); }

    /// This selection with some more pixels, or fewer.
    [[nodiscard]] Selection combined(Size painting, const Selection& other, SelectMode mode) const;
    [[nodiscard]] Selection inverted(Size painting) const;
    /// Everything within a distance. @param px  in [1, kMaxGrowPx]. @pre !isEmpty().
    [[nodiscard]] Selection grown(int px) const;
    /// Without what lies within a distance of pixels that are not selected.
    [[nodiscard]] Selection shrunk(int px) const;
    /// Moved by whole pixels; what leaves the painting is not selected any more.
    [[nodiscard]] Selection movedBy(int dx, int dy) const;

    /// Its pixels, in the order of rows.
    [[nodiscard]] Spans spans() const;
    /// As runs; empty for nothing. @see packRuns()
    [[nodiscard]] std::vector<std::uint8_t> packed() const;
    [[nodiscard]] static Selection unpacked(Size painting, std::span<const std::uint8_t> runs);

    /// Equal if they share their mask or hold the same pixels.
    friend bool operator==(const Selection& a, const Selection& b);

    static constexpr int kMaxGrowPx = 200;

private:
    std::shared_ptr<const LabelMap> m_mask; ///< Null: nothing.
    Rect m_bounds;
};

} // namespace pleinair
