#include "app/painting/selection.h"

#include "app/painting/label_patch.h"
#include "app/painting/runs.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <utility>

namespace pleinair {

namespace {

constexpr std::array<std::pair<SelectMode, std::string_view>, 4> kModeNames { {
    { SelectMode::Replace, "replace" },
    { SelectMode::Add, "add" },
    { SelectMode::Subtract, "subtract" },
    { SelectMode::Intersect, "intersect" },
} };

Rect boundsOf(const LabelMap& mask)
{
    Rect bounds;
    for (int y = 0; y < mask.height(); ++y) {
        const auto row = mask.row(y);
        const auto first = std::find(row.begin(), row.end(), ClassId { 1 });
        if (first == row.end())
            continue;
        const auto last = std::find(row.rbegin(), row.rend(), ClassId { 1 }).base();
        bounds = bounds.united(
            { static_cast<int>(first - row.begin()), y, static_cast<int>(last - first), 1 });
    }
    return bounds;
}

void fill(LabelMap& mask, int y, int left, int right, ClassId value)
{
    left = std::max(left, 0);
    right = std::min(right, mask.width());
    if (y < 0 || y >= mask.height() || left >= right)
        return;
    const auto row = mask.row(y);
    std::fill(row.begin() + left, row.begin() + right, value);
}

} // namespace

std::string_view nameOf(SelectMode mode)
{
    return kModeNames[static_cast<std::size_t>(mode)].second;
}

std::optional<SelectMode> selectModeFrom(std::string_view name)
{
    for (const auto& [mode, modeName] : kModeNames) {
        if (modeName == name)
            return mode;
    }
    return std::nullopt;
}

Selection::Selection(Size painting, std::span<const Span> pixels)
{
    LabelMap mask(painting, 0);
    for (const Span& span : pixels)
        fill(mask, span.y, span.left, span.right, 1);
    *this = Selection(std::move(mask));
}

Selection::Selection(LabelMap mask)
    : m_bounds(boundsOf(mask))
{
    if (!m_bounds.isEmpty())
        m_mask = std::make_shared<const LabelMap>(std::move(mask));
}

Selection Selection::combined(Size painting, const Selection& other, SelectMode mode) const
{
    if (mode == SelectMode::Replace)
        return other;
    if (isEmpty())
        return mode == SelectMode::Add ? other : Selection();
    if (other.isEmpty())
        return mode == SelectMode::Intersect ? Selection() : *this;
    LabelMap mask(painting, 0);
    for (std::size_t i = 0; i < mask.labels().size(); ++i) {
        const ClassId mine = m_mask->labels()[i];
        const ClassId theirs = other.m_mask->labels()[i];
        if (mode == SelectMode::Add)
            mask.labels()[i] = mine | theirs;
        else if (mode == SelectMode::Subtract)
            mask.labels()[i] = mine & (theirs ^ 1);
        else
            mask.labels()[i] = mine & theirs;
    }
    return Selection(std::move(mask));
}

Selection Selection::inverted(Size painting) const
{
    if (isEmpty())
        return Selection(LabelMap(painting, 1));
    LabelMap mask = *m_mask;
    for (ClassId& value : mask.labels())
        value ^= 1;
    return Selection(std::move(mask));
}

Selection Selection::grown(int px) const
{
    assert(!isEmpty() && px >= 1);
    px = std::min(px, kMaxGrowPx);
    std::vector<int> reach;
    for (int dy = -px; dy <= px; ++dy)
        reach.push_back(static_cast<int>(std::sqrt(double(px) * px - double(dy) * dy)));
    LabelMap mask = *m_mask;
    for (int y = m_bounds.y; y < m_bounds.bottom(); ++y) {
        forEachRun(row(y), [&](ClassId value, std::size_t first, std::size_t length) {
            if (value == 0)
                return;
            for (int dy = -px; dy <= px; ++dy) {
                const int wider = reach[static_cast<std::size_t>(dy + px)];
                fill(mask, y + dy, static_cast<int>(first) - wider,
                    static_cast<int>(first + length) + wider, 1);
            }
        });
    }
    return Selection(std::move(mask));
}

Selection Selection::shrunk(int px) const
{
    assert(!isEmpty());
    const Selection others = inverted(m_mask->size());
    if (others.isEmpty())
        return *this;
    const Selection grownOthers = others.grown(px);
    return grownOthers.bounds() == Rect::of(m_mask->size())
        ? combined(m_mask->size(), grownOthers, SelectMode::Subtract)
        : grownOthers.inverted(m_mask->size());
}

Selection Selection::movedBy(int dx, int dy) const
{
    if (isEmpty())
        return {};
    LabelMap mask(m_mask->size(), 0);
    for (int y = m_bounds.y; y < m_bounds.bottom(); ++y) {
        forEachRun(row(y), [&](ClassId value, std::size_t first, std::size_t length) {
            if (value != 0)
                fill(mask, y + dy, static_cast<int>(first) + dx,
                    static_cast<int>(first + length) + dx, 1);
        });
    }
    return Selection(std::move(mask));
}

Spans Selection::spans() const
{
    Spans spans;
    for (int y = m_bounds.y; y < m_bounds.bottom(); ++y) {
        forEachRun(row(y), [&](ClassId value, std::size_t first, std::size_t length) {
            if (value != 0)
                spans.push_back({ y, static_cast<int>(first), static_cast<int>(first + length) });
        });
    }
    return spans;
}

std::vector<std::uint8_t> Selection::packed() const
{
    return isEmpty() ? std::vector<std::uint8_t>() : packRuns(m_mask->labels());
}

Selection Selection::unpacked(Size painting, std::span<const std::uint8_t> runs)
{
    if (runs.empty())
        return {};
    LabelMap mask(painting, 0);
    unpackRuns(runs, mask.labels());
    return Selection(std::move(mask));
}

bool operator==(const Selection& a, const Selection& b)
{
    if (a.m_mask == b.m_mask)
        return true;
    return a.m_mask && b.m_mask && *a.m_mask == *b.m_mask;
}

} // namespace pleinair
