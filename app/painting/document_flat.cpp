#include "app/painting/document.h"

#include "app/painting/in_parallel.h"
#include "app/painting/runs.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace pleinair {

void Document::refresh(int y, int left, int right)
{
    m_hasChanged = refreshRow({ y, left, right }, m_row, m_counts) || m_hasChanged;
}

bool Document::refreshRow(const Span& span, std::vector<ClassId>& row, ClassCounts& counts)
{
    const auto width = static_cast<std::size_t>(span.right - span.left);
    row.resize(std::max(row.size(), width));
    const std::span<ClassId> now(row.data(), width);
    m_layers.flattenRow(span.y, span.left, now, m_baseClass);
    const auto flat = m_labels.row(span.y).subspan(static_cast<std::size_t>(span.left), width);
    if (std::memcmp(now.data(), flat.data(), width) == 0)
        return false;
    count(flat, -1, counts);
    count(now, 1, counts);
    std::copy(now.begin(), now.end(), flat.begin());
    return true;
}

void Document::refresh(std::span<const Rect> areas)
{
    Rect around;
    std::int64_t pixels = 0;
    for (const Rect& area : areas) {
        around = around.united(area);
        pixels += area.size().area();
    }
    // Long rows go faster than many short ones, unless most of them did not change.
    constexpr int kFewOf = 4;
    const bool asOne = pixels * kFewOf > around.size().area();
    const auto refreshRows = [this](const Rect& area) {
        for (int y = area.y; y < area.bottom(); ++y)
            refresh(y, area.x, area.right());
    };
    if (asOne)
        return refreshRows(around);
    for (const Rect& area : areas)
        refreshRows(area);
}

void Document::refreshAll()
{
    constexpr int kBandRows = 128;
    const int bands = (size().height + kBandRows - 1) / kBandRows;
    std::vector<ClassCounts> counts(static_cast<std::size_t>(bands), ClassCounts {});
    std::atomic<bool> hasChanged { false };
    inParallel(bands, size().area(), [&](int band) {
        std::vector<ClassId> row;
        const int end = std::min((band + 1) * kBandRows, size().height);
        for (int y = band * kBandRows; y < end; ++y) {
            if (refreshRow({ y, 0, size().width }, row, counts[static_cast<std::size_t>(band)]))
                hasChanged = true;
        }
    });
    for (const ClassCounts& differences : counts) {
        for (std::size_t id = 0; id < m_counts.size(); ++id)
            m_counts[id] += differences[id];
    }
    m_hasChanged = m_hasChanged || hasChanged;
}

void Document::count(std::span<const ClassId> labels, int sign, ClassCounts& counts)
{
    forEachRun(labels, [&counts, sign](ClassId id, std::size_t, std::size_t length) {
        counts[id] += sign * static_cast<std::int64_t>(length);
    });
}

void Document::noteChanges()
{
    if (m_hasChanged)
        ++m_revision;
    m_hasChanged = false;
}

} // namespace pleinair
