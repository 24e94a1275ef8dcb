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

/// @param weights  [side * side]
std::uint64_t weightedSum(PatternView pattern, const std::uint64_t* weights, int side)
{
    std::uint64_t sum = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            sum += *weights++ * valueOf(pattern.first[y * pattern.stride + x]);
    return sum;
}

} // namespace

PatternHash::PatternHash(int side, std::uint64_t mask)
    : m_side(side)
    , m_mask(mask)
    , m_weights(static_cast<std::size_t>(side) * static_cast<std::size_t>(side))
{
    std::uint64_t line = 1;
    auto place = m_weights.rbegin();
    for (int y = 0; y < side; ++y) {
        std::uint64_t weight = line;
        for (int x = 0; x < side; ++x) {
            *place++ = weight;
            weight *= kAcross;
        }
        line *= kDown;
    }
}

std::uint64_t PatternHash::of(PatternView pattern) const
{
    // The hidden windows of 3 x 3 and 5 x 5 kernels, with lengths that the compiler knows.
    switch (m_side) {
    case 3:
        return mixed(weightedSum(pattern, m_weights.data(), 3)) & m_mask;
    case 5:
        return mixed(weightedSum(pattern, m_weights.data(), 5)) & m_mask;
    default:
        return mixed(weightedSum(pattern, m_weights.data(), m_side)) & m_mask;
    }
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
