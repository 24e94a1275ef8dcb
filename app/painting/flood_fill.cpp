#include "app/painting/flood_fill.h"

#include "app/painting/runs.h"
#include "app/painting/selection.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace pleinair {

namespace {

/// The runs of one class in a row, found when the row is first reached.
class RunsOfRow {
public:
    struct Run {
        int left = 0;
        int right = 0;
        bool taken = false;
    };

    std::vector<Run>& of(const LabelMap& map, int y, ClassId id)
    {
        if (!m_known)
            find(map.row(y), id);
        return m_runs;
    }

private:
    void find(std::span<const ClassId> row, ClassId id)
    {
        m_known = true;
        forEachRun(row, [&](ClassId found, std::size_t first, std::size_t length) {
            if (found == id)
                m_runs.push_back({ static_cast<int>(first), static_cast<int>(first + length) });
        });
    }

    bool m_known = false;
    std::vector<Run> m_runs;
};

} // namespace

Spans connectedRegion(const LabelMap& map, int seedX, int seedY)
{
    assert(Rect::of(map.size()).contains(seedX, seedY));
    const ClassId id = map.at(seedX, seedY);
    std::vector<RunsOfRow> rows(static_cast<std::size_t>(map.height()));
    Spans region;
    const auto takeTouching = [&](int y, int left, int right) {
        if (y < 0 || y >= map.height())
            return;
        auto& runs = rows[static_cast<std::size_t>(y)].of(map, y, id);
        auto run = std::partition_point(
            runs.begin(), runs.end(), [left](const auto& other) { return other.right <= left; });
        for (; run != runs.end() && run->left < right; ++run) {
            if (run->taken)
                continue;
            run->taken = true;
            region.push_back({ y, run->left, run->right });
        }
    };
    takeTouching(seedY, seedX, seedX + 1);
    for (std::size_t next = 0; next < region.size(); ++next) {
        const Span span = region[next];
        takeTouching(span.y - 1, span.left, span.right);
        takeTouching(span.y + 1, span.left, span.right);
    }
    return region;
}

Spans connectedRegion(const LabelMap& map, int seedX, int seedY, int gapPx)
{
    Spans leaking = connectedRegion(map, seedX, seedY);
    if (gapPx <= 0)
        return leaking;
    const int radius = (gapPx + 1) / 2;
    const Selection all(map.size(), leaking);
    const Selection core = all.shrunk(radius);
    if (core.isEmpty() || !core.contains(seedX, seedY))
        return leaking;
    LabelMap mask(map.size(), 0);
    for (const Span& span : core.spans())
        std::fill(mask.row(span.y).begin() + span.left, mask.row(span.y).begin() + span.right,
            ClassId { 1 });
    const Selection reached(map.size(), connectedRegion(mask, seedX, seedY));
    // Half as far again as was taken away, for the corners.
    return reached.grown(radius + radius / 2 + 1)
        .combined(map.size(), all, SelectMode::Intersect)
        .spans();
}

} // namespace pleinair
