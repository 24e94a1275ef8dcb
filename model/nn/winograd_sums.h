#pragma once

#include "model/nn/winograd_kernels.h"

#include <cstdint>

namespace pleinair {

/// A convolution of pictures: a forward pass, or the gradient of its input.
struct WinogradConvolution {
    WinogradPictures from;
    WinogradPictures to;
    const float* source = nullptr;
    float* target = nullptr;
    int origin = 0; ///< Where the first window begins, in both directions.
    std::int64_t inner = 0; ///< Values summed for a result, per place.
    WinogradWeights weights;
    decltype(WinogradKernels::weights) transformWeights = nullptr;
    const float* bias = nullptr; ///< Or null.
    WinogradTiles tiles; ///< Of one picture; its first and count do not matter.
    std::int64_t pictures = 0;
};

/// Results do not depend on the number of threads.
void convolveByWinograd(const WinogradConvolution& call);

/// The gradient of a convolution's weight.
struct WinogradGradient {
    WinogradPictures results;
    WinogradPictures input;
    const float* resultGradients = nullptr;
    const float* inputPixels = nullptr;
    int origin = 0; ///< Where the first window of the input begins.
    WinogradTiles tiles; ///< Of one picture; its first and count do not matter.
    std::int64_t pictures = 0;
    WinogradWeights layout; ///< Of `target`.
    float* target = nullptr; ///< All of it is written.
};

/// Sums over all tiles, in order, however many threads.
void sumWinogradGradient(const WinogradGradient& call);

} // namespace pleinair
