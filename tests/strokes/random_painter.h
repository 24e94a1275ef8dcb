#pragma once

#include "app/painting/document.h"
#include "app/painting/tool.h"

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <vector>

namespace pleinair {

/// Paints like somebody who tries everything: each tool in turn, with every brush, inside and
/// beyond the painting, now and then with undo, a second layer or the eraser. The same seed paints
/// the same.
class RandomPainter {
public:
    /// @param document  outlives the painter.
    RandomPainter(Document& document, std::uint32_t seed);

    /// One whole stroke of the next tool.
    void paintStroke();
    /// Strokes since the beginning by each tool.
    [[nodiscard]] const std::map<ToolKind, int>& strokes() const { return m_strokes; }

private:
    [[nodiscard]] int below(int end);
    [[nodiscard]] PointerInput pointer();
    [[nodiscard]] ToolSettings settings();
    void keep(ToolStep step);
    void changeLayers();

    Document& m_document;
    std::mt19937 m_random;
    std::vector<std::unique_ptr<Tool>> m_tools; ///< In the order of allToolKinds().
    std::size_t m_next = 0;
    std::int64_t m_timeMs = 0;
    std::map<ToolKind, int> m_strokes;
    std::vector<Edit> m_done;
};

} // namespace pleinair
