#include "model/plan/pattern_hash.h"

namespace pleinair {

namespace {

constexpr std::uint64_t kAcross = 0xD6E8FEB86659FD93;
constexpr std::uint64_t kDown = 0xA0761D6478BD642F;

/// Brings the high bits, which depend on every symbol, down to where the table looks.
std::uint64_t mixed(std::uint64_t hash)
{
    hash = (hash ^ (hash >> 32U)) * 0x9E3779B97F4A7C15;
    return hash ^ (hash >> 29U);
}

std::uint64_t valueOf(Symbol symbol)
{
    return static_cast<std::uint64_t>(symbol);
}

} // namespace

PatternHash::PatternHash(int side, std::uint64_t mask)
    : m_side(side)
    , m_mask(mask)
{
}

std::uint64_t PatternHash::of(PatternView pattern) const
{
    std::uint64_t hash = 0;
    for (int x = 0; x < m_side; ++x) {
        std::uint64_t column = 0;
        for (int y = 0; y < m_side; ++y)
            column = column * kDown + valueOf(pattern.first[y * pattern.stride + x]);
        hash = hash * kAcross + column;
    }
    return mixed(hash) & m_mask;
}

void PatternHash::ofRow(PatternView leftmost, std::span<std::uint64_t> hashes)
{
    const auto side = static_cast<std::size_t>(m_side);
    m_columns.assign(hashes.size() + side - 1, 0);
    for (int y = 0; y < m_side; ++y) {
        const Symbol* line = leftmost.first + y * leftmost.stride;
        for (std::size_t x = 0; x < m_columns.size(); ++x)
            m_columns[x] = m_columns[x] * kDown + valueOf(line[x]);
    }
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t x = 0; x < side; ++x)
            hash = hash * kAcross + m_columns[i + x];
        hashes[i] = mixed(hash) & m_mask;
    }
}

} // namespace pleinair
