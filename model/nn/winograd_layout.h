#pragma once

#include "model/nn/winograd_kernels.h"

#include <cstddef>
#include <cstdint>

namespace pleinair {

/// The kernels for this machine, as LibTorch's CPU capability says.
[[nodiscard]] const WinogradKernels& winogradKernels();

/// Rows must not lie a power of two apart: they would fall into the same few lines of a cache.
inline constexpr std::int64_t kWinogradGap = 16;
/// At most so many tiles leave a large layer waiting for its weights, which are four times as large
/// when transformed: threads then take panels of results, and transform weights as they pass.
inline constexpr std::int64_t kFewWinogradTiles = 96;

[[nodiscard]] constexpr std::int64_t dividedUp(std::int64_t value, std::int64_t by)
{
    return (value + by - 1) / by;
}

[[nodiscard]] constexpr std::int64_t roundedUp(std::int64_t value, std::int64_t to)
{
    return dividedUp(value, to) * to;
}

[[nodiscard]] constexpr std::size_t floats(std::int64_t count)
{
    return static_cast<std::size_t>(count);
}

/// Channels of all phases, padded to whole vectors.
[[nodiscard]] std::int64_t winogradWidth(const WinogradPictures& pictures);

[[nodiscard]] inline WinogradValues winogradValues(
    float* values, std::int64_t placeStride, std::int64_t tileStride)
{
    return { values, floats(placeStride), floats(tileStride) };
}

/// The tiles [first, end).
[[nodiscard]] inline WinogradTiles winogradPart(
    WinogradTiles tiles, std::int64_t first, std::int64_t end)
{
    tiles.first = first;
    tiles.count = static_cast<int>(end - first);
    return tiles;
}

} // namespace pleinair
