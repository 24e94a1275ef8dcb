#include "model/plan/level_plan.h"

namespace pleinair {

namespace {

Rect boundsOf(std::span<const PixelRun> runs)
{
    Rect bounds;
    for (const PixelRun& run : runs)
        bounds = bounds.united({ run.left, run.y, run.right - run.left, 1 });
    return bounds;
}

} // namespace

LevelPlan::LevelPlan(const LevelShape& shape, std::uint64_t hashMask)
    : m_shape(shape)
    , m_hashMask(hashMask)
    , m_plane(shape.size, shape.kernel - 1)
    , m_hash(2 * shape.kernel - 1, hashMask)
    , m_rows(2 * shape.kernel - 1, shape.maxRows)
    , m_builder(shape.kernel, hashMask)
{
}

void LevelPlan::update(std::span<const Symbol> symbols)
{
    m_changed = {};
    std::span<const PixelRun> runs = m_plane.replace(symbols);
    if (runs.empty())
        return;
    if (m_ids.empty()) {
        runs = m_plane.everything();
        m_ids.resize(static_cast<std::size_t>(m_shape.size.area()));
    } else {
        release(runs);
    }
    m_isDense = !findRows(runs);
    if (m_isDense) {
        becomeDense();
        return;
    }
    m_changed = boundsOf(runs);
    listNewRows();
}

void LevelPlan::rowsComputed()
{
    m_rows.setComputed();
    m_builder.begin(m_newRows);
}

NewRows LevelPlan::stripe(int top, int bottom, std::vector<RowSlot>& ids) const
{
    const int side = 2 * m_shape.kernel - 1;
    const auto width = static_cast<std::size_t>(m_shape.size.width);
    PatternHash hash(side, m_hashMask);
    PatternIndex index(side);
    NewRowsBuilder builder(m_shape.kernel, m_hashMask);
    NewRows rows;
    builder.begin(rows);
    std::vector<std::uint64_t> hashes(width);
    ids.clear();
    for (int y = top; y < bottom; ++y) {
        const PatternView first = m_plane.window(0, y);
        hash.ofRow(first, hashes);
        for (std::size_t x = 0; x < width; ++x) {
            const PatternView window { first.first + x, first.stride };
            RowSlot slot = index.find(hashes[x], window);
            if (slot == kNoSlot) {
                slot = static_cast<RowSlot>(index.size());
                index.insert(hashes[x], window, slot);
                builder.add(window, slot);
            }
            ids.push_back(slot);
        }
    }
    builder.finish();
    return rows;
}

void LevelPlan::forget()
{
    m_plane.forget();
    m_rows.clear();
    m_builder.begin(m_newRows);
    m_ids.clear();
    m_changed = {};
    m_isDense = false;
}

std::size_t LevelPlan::pixelAt(int x, int y) const
{
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_shape.size.width)
        + static_cast<std::size_t>(x);
}

void LevelPlan::release(std::span<const PixelRun> runs)
{
    for (const PixelRun& run : runs) {
        const auto ids = std::span(m_ids).subspan(pixelAt(run.left, run.y), run.length());
        for (const RowSlot slot : ids)
            m_rows.release(slot, 1);
    }
}

/// @return false if the map has more patterns than there are slots.
bool LevelPlan::findRows(std::span<const PixelRun> runs)
{
    m_missing.clear();
    for (const PixelRun& run : runs)
        if (!findRows(run))
            return false;
    return addMissing();
}

bool LevelPlan::findRows(const PixelRun& run)
{
    m_hashes.resize(run.length());
    const PatternView first = m_plane.window(run.left, run.y);
    m_hash.ofRow(first, m_hashes);
    const std::size_t firstPixel = pixelAt(run.left, run.y);
    RowSlot slot = kNoSlot;
    for (std::size_t i = 0; i < m_hashes.size(); ++i) {
        const PatternView window { first.first + i, first.stride };
        const bool isAsBefore =
            slot != kNoSlot && m_hashes[i] == m_hashes[i - 1] && m_rows.holds(slot, window);
        if (isAsBefore)
            m_rows.acquire(slot, 1);
        else
            slot = rowOf(firstPixel + i, m_hashes[i], window);
        m_ids[firstPixel + i] = slot;
        if (slot == kNoSlot && m_rows.isFull())
            return false;
    }
    return true;
}

/// @return kNoSlot if the row can only come in place of another: rows that this very map needs
/// must have been found before one is sent away.
RowSlot LevelPlan::rowOf(std::size_t pixel, std::uint64_t hash, PatternView window)
{
    const RowSlot known = m_rows.find(hash, window);
    if (known != kNoSlot) {
        m_rows.acquire(known, 1);
        return known;
    }
    if (m_rows.hasFreeSlot())
        return m_rows.add(hash, window, 1);
    m_missing.push_back({ pixel, hash });
    return kNoSlot;
}

bool LevelPlan::addMissing()
{
    const auto width = static_cast<std::size_t>(m_shape.size.width);
    for (const Missing& missing : m_missing) {
        const PatternView window = m_plane.window(
            static_cast<int>(missing.pixel % width), static_cast<int>(missing.pixel / width));
        RowSlot slot = m_rows.find(missing.hash, window);
        if (slot != kNoSlot)
            m_rows.acquire(slot, 1);
        else if (!m_rows.isFull())
            slot = m_rows.add(missing.hash, window, 1);
        else
            return false;
        m_ids[missing.pixel] = slot;
    }
    return true;
}

void LevelPlan::listNewRows()
{
    m_rows.listUncomputed(m_uncomputed);
    m_builder.begin(m_newRows);
    for (const RowSlot slot : m_uncomputed)
        m_builder.add(m_rows.patternOf(slot), slot);
    m_builder.finish();
}

void LevelPlan::becomeDense()
{
    m_rows.clear();
    m_builder.begin(m_newRows);
    m_ids.clear();
    m_changed = Rect::of(m_shape.size);
}

} // namespace pleinair
