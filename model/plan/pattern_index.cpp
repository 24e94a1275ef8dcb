#include "model/plan/pattern_index.h"

#include <algorithm>

namespace pleinair {

namespace {

constexpr std::size_t kFirstBuckets = 64;

std::uint32_t topOf(std::uint64_t hash)
{
    return static_cast<std::uint32_t>(hash >> 32U);
}

} // namespace

PatternIndex::PatternIndex(int side)
    : m_side(side)
    , m_cells(static_cast<std::size_t>(side) * static_cast<std::size_t>(side))
    , m_bucketMask(kFirstBuckets - 1)
    , m_buckets(kFirstBuckets)
{
}

RowSlot PatternIndex::find(std::uint64_t hash, PatternView pattern) const
{
    for (std::size_t i = hash & m_bucketMask;; i = next(i)) {
        const Bucket& bucket = m_buckets[i];
        if (bucket.slot == kNoSlot)
            return kNoSlot;
        if (bucket.hashTop == topOf(hash) && holds(bucket.slot, pattern))
            return bucket.slot;
    }
}

void PatternIndex::insert(std::uint64_t hash, PatternView pattern, RowSlot slot)
{
    if (slot >= m_hashes.size()) {
        m_hashes.resize(std::size_t { slot } + 1);
        m_symbols.resize(m_hashes.size() * m_cells);
    }
    m_hashes[slot] = hash;
    Symbol* to = m_symbols.data() + slot * m_cells;
    for (int line = 0; line < m_side; ++line)
        to = std::copy_n(pattern.first + line * pattern.stride, m_side, to);
    if (++m_size * 2 > m_buckets.size())
        grow();
    link(slot);
}

void PatternIndex::erase(RowSlot slot)
{
    std::size_t hole = m_hashes[slot] & m_bucketMask;
    while (m_buckets[hole].slot != slot)
        hole = next(hole);
    // Whatever a search would have to reach across the hole moves into it.
    for (std::size_t i = next(hole); m_buckets[i].slot != kNoSlot; i = next(i)) {
        const std::size_t home = m_hashes[m_buckets[i].slot] & m_bucketMask;
        if (((i - home) & m_bucketMask) < ((i - hole) & m_bucketMask))
            continue;
        m_buckets[hole] = m_buckets[i];
        hole = i;
    }
    m_buckets[hole] = {};
    --m_size;
}

void PatternIndex::clear()
{
    std::fill(m_buckets.begin(), m_buckets.end(), Bucket {});
    m_hashes.clear();
    m_symbols.clear();
    m_size = 0;
}

void PatternIndex::link(RowSlot slot)
{
    std::size_t i = m_hashes[slot] & m_bucketMask;
    while (m_buckets[i].slot != kNoSlot)
        i = next(i);
    m_buckets[i] = { slot, topOf(m_hashes[slot]) };
}

void PatternIndex::grow()
{
    std::vector<Bucket> old(m_buckets.size() * 2);
    old.swap(m_buckets);
    m_bucketMask = m_buckets.size() - 1;
    for (const Bucket& bucket : old)
        if (bucket.slot != kNoSlot)
            link(bucket.slot);
}

} // namespace pleinair
