#pragma once

#include "model/base/geometry.h"
#include "model/plan/pattern.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// Neighbouring pixels of one line: x in [left, right).
struct PixelRun {
    int y = 0;
    int left = 0;
    int right = 0;

    [[nodiscard]] std::size_t length() const { return static_cast<std::size_t>(right - left); }
    friend bool operator==(const PixelRun&, const PixelRun&) = default;
};

/// The symbols of one level with a border of kOutside, and which windows of theirs a new map
/// changes.
class SymbolPlane {
public:
    /// @param reach  how many pixels a window looks beyond its middle, on each side.
    SymbolPlane(Size size, int reach);

    /// Takes over a map, [height * width].
    /// @return the pixels whose window changed - exactly these, from top to bottom and from left to
    ///         right; all of them the first time and after forget(). Valid until the next call.
    std::span<const PixelRun> replace(std::span<const Symbol> symbols);
    /// All pixels, in the same form.
    std::span<const PixelRun> everything();
    /// The next replace() takes every pixel for changed.
    void forget() { m_isKnown = false; }

    /// The (2 * reach + 1)^2 symbols around a pixel.
    [[nodiscard]] PatternView window(int x, int y) const
    {
        return { m_padded.data() + y * m_stride + x, m_stride };
    }

private:
    bool replaceLine(int y, std::span<const Symbol> line);
    void markChanges(int y, std::span<const Symbol> line, const Symbol* kept);
    void findRuns();
    void addChangesAround(int y);
    void addRunsOf(int y);

    Size m_size;
    int m_reach;
    std::ptrdiff_t m_stride;
    bool m_isKnown = false;
    std::vector<Symbol> m_padded; ///< [(height + 2 reach) * stride]
    std::size_t m_words; ///< 64 pixels each, for one line.
    std::vector<std::uint64_t> m_changedPixels; ///< [height * words], of changed lines.
    std::vector<std::uint8_t> m_changedLines; ///< [height]
    std::vector<std::uint64_t> m_around; ///< [words], the changes of some lines together.
    std::vector<PixelRun> m_runs;
};

} // namespace pleinair
