#pragma once

#include "model/base/geometry.h"
#include "model/plan/pattern.h"

#include <random>
#include <vector>

namespace pleinair {

/// A map of symbols for tests, with the plainest possible way to its patterns.
class SymbolMap {
public:
    explicit SymbolMap(Size size, Symbol fill = 0)
        : m_size(size)
        , m_symbols(static_cast<std::size_t>(size.area()), fill)
    {
    }

    /// Every symbol by itself: patterns hardly repeat.
    static SymbolMap noise(Size size, int symbols, std::mt19937& random)
    {
        SymbolMap map(size);
        for (Symbol& symbol : map.m_symbols)
            symbol = static_cast<Symbol>(random() % static_cast<unsigned>(symbols));
        return map;
    }
    /// Some rectangles over each other, like a painting.
    static SymbolMap painting(Size size, int symbols, std::mt19937& random)
    {
        SymbolMap map(size);
        for (int i = 0; i < 12; ++i)
            map.paintAnywhere(symbols, random);
        return map;
    }

    [[nodiscard]] Size size() const { return m_size; }
    [[nodiscard]] const std::vector<Symbol>& symbols() const { return m_symbols; }
    [[nodiscard]] Symbol& at(int x, int y)
    {
        return m_symbols[static_cast<std::size_t>(y * m_size.width + x)];
    }

    void paint(const Rect& rect, Symbol symbol)
    {
        const Rect inside = rect.intersected(Rect::of(m_size));
        for (int y = inside.y; y < inside.bottom(); ++y)
            for (int x = inside.x; x < inside.right(); ++x)
                at(x, y) = symbol;
    }
    void paintAnywhere(int symbols, std::mt19937& random)
    {
        const auto below = [&](int end) {
            return static_cast<int>(random() % static_cast<unsigned>(end));
        };
        const int width = 1 + below(m_size.width);
        const int height = 1 + below(m_size.height);
        paint({ below(m_size.width) - width / 2, below(m_size.height) - height / 2, width, height },
            static_cast<Symbol>(below(symbols)));
    }

    /// The side x side symbols around a pixel, kOutside beyond the border.
    [[nodiscard]] std::vector<Symbol> patternAt(int x, int y, int side) const
    {
        std::vector<Symbol> pattern;
        for (int dy = -(side / 2); dy <= side / 2; ++dy)
            for (int dx = -(side / 2); dx <= side / 2; ++dx)
                pattern.push_back(Rect::of(m_size).contains(x + dx, y + dy)
                        ? m_symbols[static_cast<std::size_t>((y + dy) * m_size.width + x + dx)]
                        : kOutside);
        return pattern;
    }

private:
    Size m_size;
    std::vector<Symbol> m_symbols;
};

} // namespace pleinair
