#pragma once

#include "model/cuda/compute_backend.h"

#include <torch/types.h>

namespace pleinair {

// What the kernels compute, once more in Torch's operations, in float on the CPU.

/// @param patterns  I16 [count, cells]. @param table  [cells, symbols, width]. @param bias [width].
/// @return          [count, width]; hidden: behind a ReLU, and with a vector of zeros at the end.
[[nodiscard]] torch::Tensor sumTableTwin(const torch::Tensor& patterns, const torch::Tensor& table,
    const torch::Tensor& bias, bool isHidden);

/// @param hidden  [count + 1, spades, h]. @param cells  I32 [rows, cells].
/// @return        [spades, tile, cells * h]
[[nodiscard]] torch::Tensor gatherTwin(
    const torch::Tensor& hidden, const torch::Tensor& cells, std::int64_t tile);

/// @param table  [slots, spades * width]. @param product  [spades, tile, width].
/// @return       the table with product + bias in the rows that `slots` (I32 [rows]) names.
[[nodiscard]] torch::Tensor storeRowsTwin(const torch::Tensor& table, const torch::Tensor& product,
    const torch::Tensor& bias, const torch::Tensor& slots);

/// Park et al., CVPR 2019, eq. 1, behind nearest-neighbour enlargement and in front of leaky ReLU.
/// @param x  [H / upscale, W / upscale, C]. @param gamma, beta  [slots, C]. @param ids  I32 [H, W].
/// @return   [H, W, C]
[[nodiscard]] torch::Tensor modulateTwin(const torch::Tensor& x, const torch::Tensor& gamma,
    const torch::Tensor& beta, const torch::Tensor& ids, const torch::Tensor& mean,
    const torch::Tensor& inverseStd, double slope);

/// @param x  [pixels, C]. @return mean and 1 / sqrt(variance + eps), [2, C].
[[nodiscard]] torch::Tensor momentsTwin(const torch::Tensor& x, double eps);

/// @param x  [H / upscale, W / upscale, C]. @param y  [H, W, C].
[[nodiscard]] torch::Tensor addShortcutTwin(const torch::Tensor& x, const torch::Tensor& y);

/// @param x  [H, W, C]. @param weight  [9, C, 4]. @return [3, H, W] in [-1, 1].
[[nodiscard]] torch::Tensor headTwin(const torch::Tensor& x, const torch::Tensor& shift,
    const torch::Tensor& weight, const torch::Tensor& bias, double slope);

// Each runs one kernel of a backend on random values, its twin on the same values, and expects
// agreement to the rounding of the backend's element type.

void expectSumTableIsItsTwin(ComputeBackend& backend);
void expectGatherIsItsTwin(ComputeBackend& backend);
void expectStoreRowsIsItsTwin(ComputeBackend& backend);
void expectPlaceIdsIsItsTwin(ComputeBackend& backend);
void expectModulateIsItsTwin(ComputeBackend& backend);
void expectModulatedStripesAreTheWhole(ComputeBackend& backend);
void expectMomentsAreTheirTwin(ComputeBackend& backend);
void expectAddShortcutIsItsTwin(ComputeBackend& backend);
void expectHeadIsItsTwin(ComputeBackend& backend);

} // namespace pleinair
