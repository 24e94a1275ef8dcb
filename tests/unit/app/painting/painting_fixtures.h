#pragma once

#include "app/painting/document.h"
#include "app/painting/pointer_input.h"
#include "model/base/class_table.h"
#include "model/base/random.h"

#include <cstdint>
#include <initializer_list>

namespace pleinair {

/// Five classes: sky, mountain, grass, tree, lake.
inline ClassTable fiveClasses()
{
    return ClassTable({ { "sky", { 140, 190, 240 }, "Sky", 156, { 3 } },
        { "mountain", { 120, 130, 160 }, "Land", 134, { 17 } },
        { "grass", { 110, 190, 60 }, "Plants", 123, { 10 } },
        { "tree", { 40, 100, 50 }, "Plants", {}, { 5, 73 } },
        { "lake", { 60, 140, 170 }, "Water", 177, { 22, 129 } } });
}

inline constexpr ClassId kSky = 0;
inline constexpr ClassId kMountain = 1;
inline constexpr ClassId kGrass = 2;
inline constexpr ClassId kTree = 3;
inline constexpr ClassId kLake = 4;

inline PointerInput at(float x, float y, float pressure = 1)
{
    return { { x, y }, pressure, 0, {} };
}

inline PointerInput withShift(PointerInput input)
{
    input.modifiers.shift = true;
    return input;
}

/// Whole numbers from a seed, one after the other, the same on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_seed(seed)
    {
    }

    /// In [0, sides).
    int roll(int sides) { return static_cast<int>(uniformAt(m_seed, m_counter++) * sides); }
    float between(float low, float high)
    {
        return low + static_cast<float>(uniformAt(m_seed, m_counter++)) * (high - low);
    }

private:
    std::uint64_t m_seed;
    std::uint64_t m_counter = 0;
};

} // namespace pleinair
