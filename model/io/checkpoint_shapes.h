#pragma once

#include "model/io/network_options.h"
#include "model/io/tensor_map.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// Which network a state dict belongs to.
enum class NetworkRole { Generator, Encoder, Discriminator, Other };

/// "generator", "encoder", "discriminator" or "other".
[[nodiscard]] std::string nameOf(NetworkRole role);

/// Tells the role by the published tensor names.
[[nodiscard]] NetworkRole roleOf(const TensorListing& tensors);

/// What the shapes of a generator's tensors say about it. The rest cannot be read from them:
/// `normal` or `more`, the aspect ratio, and what the last label channels mean.
struct GeneratorShapes {
    GeneratorKind netG = GeneratorKind::Spade;
    int semanticNc = 0; ///< K, all label channels.
    int ngf = 0;
    int nhidden = 0;
    int spadeKernel = 3;
    bool isInstanceNorm = false;
    bool hasSpectralNorm = false; ///< false: folded, or never there.
    bool hasMostLayers = false;
    bool useVae = false;
    int zDim = 0; ///< With a VAE.
    std::int64_t startCells = 0; ///< With a VAE: width times height of the start grid.
    int nDownsampleGlobal = 0; ///< Of pix2pixHD, as the next.
    int nBlocksGlobal = 0;
};

/// @param name  stands for the file in messages.
/// @throws Error (ModelMismatch) naming the tensor that is missing or of an impossible shape.
[[nodiscard]] GeneratorShapes readGeneratorShapes(const TensorListing& tensors, const std::string& name);

/// The options that the shapes decide; all others as published.
[[nodiscard]] NetworkOptions optionsOf(const GeneratorShapes& shapes);

/// Options for a generator that comes without an `opt.txt`: the published models are known by
/// their label channels, others get "all channels are classes, 256 pixels, square".
/// @param warnings  receives what was guessed, in sentences.
[[nodiscard]] NetworkOptions guessedOptions(
    const GeneratorShapes& shapes, std::vector<std::string>& warnings);

/// Where options and tensors contradict each other, one sentence each; empty: nowhere.
[[nodiscard]] std::vector<std::string> contradictions(
    const GeneratorShapes& shapes, const NetworkOptions& options);

/// Trained values: without running statistics, counters and the vectors of the spectral norm.
[[nodiscard]] std::int64_t parameterCount(const TensorListing& tensors);

} // namespace pleinair
