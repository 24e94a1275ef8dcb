#pragma once

#include "model/io/model_package.h"
#include "model/io/segmenter_package.h"

#include <cstdint>
#include <filesystem>

namespace pleinair {

/// What a tiny model is made of: the smallest networks that are still of every kind.
struct TinyModelOptions {
    std::uint64_t seed = 1;
    int classes = 4;
    bool useVae = true; ///< With an encoder and two styles, "noon" and "dusk".
    bool instanceEdges = false;
    bool dontCare = false;
    GeneratorKind netG =
        GeneratorKind::Spade; ///< Pix2PixHd: without encoder and styles, two halvings.
};

/// The options of the networks: ngf 1, hidden width 4, z 4, native size 32 x 32, grid multiple 32.
[[nodiscard]] NetworkOptions tinyNetworkOptions(const TinyModelOptions& options = {});

/// Writes a real model folder of random weights; the same seed gives the same bytes. The networks
/// are scaled so that pictures vary with labels and style.
/// @return what readModelFolder() says about it.
ModelDescription writeTinyModel(
    const std::filesystem::path& folder, const TinyModelOptions& options = {});

/// Writes a model folder of the task "segment" with the classes of writeTinyModel() and random
/// weights. @return what readSegmenterFolder() says about it.
SegmenterDescription writeTinySegmenter(
    const std::filesystem::path& folder, const TinyModelOptions& options = {});

} // namespace pleinair
