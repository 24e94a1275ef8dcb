#pragma once

#include "model/cuda/compute_backend.h"
#include "model/io/generator_layout.h"
#include "model/io/network_weights.h"

#include <torch/types.h>

#include <vector>

namespace pleinair {

/// What makes the rows of one level, for all its SPADE layers side by side. Each layer is as wide
/// as the widest, so that one batched product makes the rows of all.
struct PackedLevel {
    int spades = 0;
    int channels = 0; ///< Of the widest layer, padded.
    int hiddenWidth = 0; ///< Padded.
    int cells = 0; ///< k * k
    int symbols = 0; ///< K, or 2K where a model has edges.
    torch::Tensor hiddenTable; ///< float [cells, symbols, spades * hiddenWidth]
    torch::Tensor hiddenBias; ///< float [spades * hiddenWidth]
    torch::Tensor rowWeight; ///< row type [spades, cells * hiddenWidth, 2 * channels]
    torch::Tensor rowBias; ///< float [spades, 2 * channels]

    [[nodiscard]] std::int64_t rowStride() const { return std::int64_t { spades } * 2 * channels; }
};

/// One SPADE layer's place in a row, and what it normalizes with.
struct PackedSpade {
    std::int64_t gammaOffset = 0;
    std::int64_t betaOffset = 0;
    /// float [padded channels]; with instance norm they are filled in every frame.
    torch::Tensor mean;
    torch::Tensor inverseStd;
};

/// The convolutions of one block. There are no biases: a bias is constant over a channel, so it
/// goes into the mean of the normalization behind it, or travels to it along the shortcut.
struct PackedBlock {
    BlockLayout layout;
    int in = 0; ///< Padded channel counts.
    int middle = 0;
    int out = 0;
    PackedSpade norm0;
    PackedSpade norm1;
    PackedSpade normS;
    torch::Tensor conv0; ///< feature type [middle, in, 3, 3], channels-last
    torch::Tensor conv1; ///< feature type [out, middle, 3, 3], channels-last
    torch::Tensor convS; ///< feature type [in, out]; undefined for an identity.
};

/// A generator's weights on the device, in the form in which the engine uses them.
struct PackedNetwork {
    NetworkOptions options;
    std::vector<PackedLevel> levels;
    std::vector<PackedBlock> blocks;

    torch::Tensor
        latentWeight; ///< float [16 ngf * cells of the grid, z]; undefined for a label stem.
    torch::Tensor latentBias;
    torch::Tensor stemTable; ///< float [9, symbols, 16 ngf]; undefined for a latent stem.
    torch::Tensor stemBias; ///< float [16 ngf]
    int stemSymbols = 0;

    int headChannels = 0; ///< Padded.
    torch::Tensor headShift; ///< float [channels]: the bias that the last block left behind.
    torch::Tensor headWeight; ///< float [9, channels, 4]
    torch::Tensor headBias; ///< float [4]

    [[nodiscard]] bool hasInstanceNorm() const { return options.spadeNorm == SpadeNorm::Instance; }
};

/// @throws c10::Error if the device has not enough memory.
[[nodiscard]] PackedNetwork packNetwork(
    const NetworkWeights& weights, const ComputeBackend& backend);

} // namespace pleinair
