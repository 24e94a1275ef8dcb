#pragma once

#include "model/cuda/element_types.h"

#include <cstdint>

namespace pleinair {

// What each kernel is given: addresses on the device and plain numbers. Channel counts are
// multiples of kVector, features [height][width][channels], everything dense and row-major.
// "Row element" is float for float features and HalfBits for the others.

/// Sums one table entry per cell: a convolution over one-hot labels, from label patterns.
struct SumTableParams {
    const std::int16_t* patterns = nullptr; ///< [count][cells]; below 0: beyond the border.
    const float* table = nullptr; ///< [cells][symbols][width]
    const float* bias = nullptr; ///< [width]
    void* output = nullptr; ///< [count (+ 1)][width]
    ElementType outputType = ElementType::Float;
    std::int64_t count = 0;
    int cells = 0;
    int symbols = 0;
    int width = 0;
    bool isHidden = false; ///< ReLU, and one vector of zeros behind the last.

    PLEINAIR_HOST_DEVICE std::int64_t elements() const
    {
        return (count + (isHidden ? 1 : 0)) * width;
    }
};

/// Lays the hidden vectors of the cells of each row side by side, for every SPADE layer of a level:
/// the left-hand side of the product that makes rows.
struct GatherParams {
    const void* hidden = nullptr; ///< [hiddenCount + 1][spades][hiddenWidth], row elements.
    const std::uint32_t* cellVectors = nullptr; ///< [rows][cells]
    void* output = nullptr; ///< [spades][tile][cells][hiddenWidth]; zeros behind the last row.
    ElementType type = ElementType::Float; ///< Of the features.
    std::int64_t rows = 0; ///< At most tile.
    int tile = 0;
    int cells = 0;
    int spades = 0;
    int hiddenWidth = 0;

    PLEINAIR_HOST_DEVICE std::int64_t elements() const
    {
        return static_cast<std::int64_t>(spades) * tile * cells * hiddenWidth;
    }
};

/// Adds the bias to the product and puts each row into its slot.
struct StoreRowsParams {
    const void* product = nullptr; ///< [spades][tile][width], row elements.
    const float* bias = nullptr; ///< [spades][width]
    const std::uint32_t* slots = nullptr; ///< [rows]
    void* table = nullptr; ///< [slots][spades][width]
    ElementType type = ElementType::Float; ///< Of the features.
    std::int64_t rows = 0;
    int tile = 0;
    int spades = 0;
    int width = 0; ///< Of one layer: its gammas, then its betas.

    PLEINAIR_HOST_DEVICE std::int64_t elements() const { return rows * spades * width; }
};

/// Puts a rectangle of ids into an id map.
struct PlaceIdsParams {
    const std::uint32_t* ids = nullptr; ///< [height][width]
    std::uint32_t* map = nullptr;
    int mapWidth = 0;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    PLEINAIR_HOST_DEVICE std::int64_t elements() const
    {
        return static_cast<std::int64_t>(width) * height;
    }
};

/// One SPADE layer over features: output = leakyRelu((x - mean) * inverseStd * (1 + gamma) + beta).
struct ModulationTarget {
    std::int64_t gammaOffset = 0; ///< In elements from the beginning of a row.
    std::int64_t betaOffset = 0;
    const float* mean = nullptr; ///< [channels]
    const float* inverseStd = nullptr; ///< [channels]
    void* output = nullptr; ///< [height][width][channels] of the whole level.
    float slope = 1; ///< Of the leaky ReLU; 1: none.
};

/// Enlarges features (nearest-neighbour) and modulates them by one or two SPADE layers, which share
/// the reading of x. Covers the picture rows [top, bottom).
struct ModulateParams {
    const void* x = nullptr; ///< [height / upscale][width / upscale][channels]
    const std::uint32_t* ids = nullptr; ///< [bottom - top][width]
    const void* table = nullptr; ///< [slots][rowStride], row elements.
    std::int64_t rowStride = 0;
    ModulationTarget targets[2];
    int targetCount = 0;
    int width = 0;
    int top = 0;
    int bottom = 0;
    int channels = 0;
    int upscale = 1; ///< 1 or 2.
    ElementType type = ElementType::Float;

    PLEINAIR_HOST_DEVICE std::int64_t elements() const
    {
        return static_cast<std::int64_t>(bottom - top) * width * channels;
    }
};

/// Mean and 1 / sqrt(variance + eps) of each channel over all pixels, for instance norm.
struct MomentsParams {
    const void* x = nullptr; ///< [pixels][channels]
    float* partial = nullptr; ///< [3][pieces][channels]: count, mean, sum of squared deviations.
    float* mean = nullptr; ///< [channels]
    float* inverseStd = nullptr; ///< [channels]
    std::int64_t pixels = 0;
    int channels = 0;
    int pieces = 0;
    float eps = 0;
    ElementType type = ElementType::Float;
};

/// y += x, enlarged (nearest-neighbour): the shortcut that is the identity.
struct AddShortcutParams {
    const void* x = nullptr; ///< [height / upscale][width / upscale][channels]
    void* y = nullptr; ///< [height][width][channels]
    int width = 0;
    int height = 0;
    int channels = 0;
    int upscale = 1;
    ElementType type = ElementType::Float;

    PLEINAIR_HOST_DEVICE std::int64_t elements() const
    {
        return static_cast<std::int64_t>(height) * width * channels;
    }
};

/// The end of the generator: leaky ReLU, 3 x 3 convolution to RGB, tanh.
struct HeadParams {
    const void* x = nullptr; ///< [height][width][channels]
    const float* shift = nullptr; ///< [channels], added to x.
    const float* weight = nullptr; ///< [9][channels][4]: red, green, blue, 0.
    const float* bias = nullptr; ///< [4]
    std::uint8_t* rgb = nullptr; ///< [height][width][3], or null.
    float* planes = nullptr; ///< [3][height][width] in [-1, 1], or null.
    int width = 0;
    int height = 0;
    int channels = 0;
    float slope = 0;
    ElementType type = ElementType::Float;

    PLEINAIR_HOST_DEVICE std::int64_t pixels() const
    {
        return static_cast<std::int64_t>(height) * width;
    }
};

} // namespace pleinair
