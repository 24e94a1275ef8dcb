#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pleinair {

/// What stands at a pixel of a level: a label channel c, c + K where an instance edge is, or
/// kOutside beyond the border of the map.
using Symbol = std::int16_t;
inline constexpr Symbol kOutside = -1;

/// Place of a row in the owner's table.
using RowSlot = std::uint32_t;
inline constexpr RowSlot kNoSlot = 0xFFFFFFFF;

/// A square of symbols, somewhere in a larger plane or stored by itself. Does not own them.
struct PatternView {
    const Symbol* first = nullptr; ///< Top left.
    std::ptrdiff_t stride = 0; ///< Symbols from one line to the next.
};

/// @pre both are `Side` symbols wide and high.
template <int Side>
[[nodiscard]] inline bool areEqual(PatternView a, PatternView b)
{
    for (int line = 0; line < Side; ++line)
        if (std::memcmp(a.first + line * a.stride, b.first + line * b.stride, Side * sizeof(Symbol))
            != 0)
            return false;
    return true;
}

/// @param side  width and height of both.
[[nodiscard]] inline bool areEqual(PatternView a, PatternView b, int side)
{
    // The windows of 3 x 3 and 5 x 5 kernels, with lengths that the compiler knows.
    switch (side) {
    case 3:
        return areEqual<3>(a, b);
    case 5:
        return areEqual<5>(a, b);
    case 9:
        return areEqual<9>(a, b);
    default:
        break;
    }
    for (int line = 0; line < side; ++line)
        if (std::memcmp(a.first + line * a.stride, b.first + line * b.stride,
                static_cast<std::size_t>(side) * sizeof(Symbol))
            != 0)
            return false;
    return true;
}

} // namespace pleinair
