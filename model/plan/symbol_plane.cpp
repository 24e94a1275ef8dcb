#include "model/plan/symbol_plane.h"

#include <algorithm>
#include <bit>

namespace pleinair {

namespace {

constexpr std::size_t kWordBits = 64;

} // namespace

SymbolPlane::SymbolPlane(Size size, int reach)
    : m_size(size)
    , m_reach(reach)
    , m_stride(std::ptrdiff_t { size.width } + 2 * std::ptrdiff_t { reach })
    , m_padded(static_cast<std::size_t>(
                   m_stride * (std::ptrdiff_t { size.height } + 2 * std::ptrdiff_t { reach })),
          kOutside)
    , m_words((static_cast<std::size_t>(size.width) + kWordBits - 1) / kWordBits)
    , m_changedPixels(m_words * static_cast<std::size_t>(size.height))
    , m_changedLines(static_cast<std::size_t>(size.height))
    , m_around(m_words)
{
}

std::span<const PixelRun> SymbolPlane::replace(std::span<const Symbol> symbols)
{
    const auto width = static_cast<std::size_t>(m_size.width);
    bool isChanged = false;
    for (int y = 0; y < m_size.height; ++y)
        isChanged |= replaceLine(y, symbols.subspan(static_cast<std::size_t>(y) * width, width));
    if (!m_isKnown) {
        m_isKnown = true;
        return everything();
    }
    m_runs.clear();
    if (isChanged)
        findRuns();
    return m_runs;
}

std::span<const PixelRun> SymbolPlane::everything()
{
    m_runs.clear();
    for (int y = 0; y < m_size.height; ++y)
        m_runs.push_back({ y, 0, m_size.width });
    return m_runs;
}

bool SymbolPlane::replaceLine(int y, std::span<const Symbol> line)
{
    Symbol* kept = m_padded.data() + (y + m_reach) * m_stride + m_reach;
    const bool isChanged = std::memcmp(kept, line.data(), line.size_bytes()) != 0;
    m_changedLines[static_cast<std::size_t>(y)] = isChanged ? 1 : 0;
    if (!isChanged)
        return false;
    if (m_isKnown)
        markChanges(y, line, kept);
    std::copy(line.begin(), line.end(), kept);
    return true;
}

void SymbolPlane::markChanges(int y, std::span<const Symbol> line, const Symbol* kept)
{
    std::uint64_t* words = m_changedPixels.data() + static_cast<std::size_t>(y) * m_words;
    for (std::size_t first = 0; first < line.size(); first += kWordBits) {
        const std::size_t count = std::min(kWordBits, line.size() - first);
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < count; ++i)
            word |= std::uint64_t { line[first + i] != kept[first + i] } << i;
        *words++ = word;
    }
}

void SymbolPlane::findRuns()
{
    for (int y = 0; y < m_size.height; ++y) {
        const int top = std::max(0, y - m_reach);
        const int bottom = std::min(m_size.height, y + m_reach + 1);
        const auto lines =
            std::span(m_changedLines)
                .subspan(static_cast<std::size_t>(top), static_cast<std::size_t>(bottom - top));
        if (std::find(lines.begin(), lines.end(), 1) == lines.end())
            continue;
        std::fill(m_around.begin(), m_around.end(), 0);
        for (int line = top; line < bottom; ++line)
            addChangesAround(line);
        addRunsOf(y);
    }
}

void SymbolPlane::addChangesAround(int y)
{
    if (m_changedLines[static_cast<std::size_t>(y)] == 0)
        return;
    const std::uint64_t* words = m_changedPixels.data() + static_cast<std::size_t>(y) * m_words;
    for (std::size_t i = 0; i < m_words; ++i)
        m_around[i] |= words[i];
}

/// Grows the runs of set bits by the reach and joins those that meet.
void SymbolPlane::addRunsOf(int y)
{
    PixelRun run { y, 0, 0 };
    const auto add = [&](int first, int end) {
        const int left = std::max(0, first - m_reach);
        if (run.right > 0 && left > run.right)
            m_runs.push_back(run);
        if (run.right == 0 || left > run.right)
            run.left = left;
        run.right = std::min(m_size.width, end + m_reach);
    };
    for (std::size_t i = 0; i < m_words; ++i) {
        for (std::uint64_t bits = m_around[i]; bits != 0;) {
            const int first = std::countr_zero(bits);
            const int count = std::countr_one(bits >> static_cast<unsigned>(first));
            const int x = static_cast<int>(i * kWordBits) + first;
            add(x, x + count);
            if (first + count == static_cast<int>(kWordBits))
                break;
            bits &= ~std::uint64_t { 0 } << static_cast<unsigned>(first + count);
        }
    }
    if (run.right > 0)
        m_runs.push_back(run);
}

} // namespace pleinair
