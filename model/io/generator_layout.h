#pragma once

#include "model/io/network_options.h"
#include "model/io/tensor_map.h"

#include <string>
#include <vector>

namespace pleinair {

/// One SPADE layer of a generator: which tensors it has, and where its rows lie among those of its
/// level.
struct SpadeLayout {
    std::string name; ///< E.g. "up_0.norm_s".
    int channels = 0; ///< C of gamma and of beta.
    int firstChannel = 0; ///< Channels of the level's SPADE layers before this one.
};

/// One residual block of a generator, in the order of its work.
struct BlockLayout {
    std::string name; ///< E.g. "G_middle_0".
    int in = 0;
    int middle = 0; ///< min(in, out).
    int out = 0;
    bool doubles = false; ///< The features are doubled (nearest-neighbour) before the block.
    int level = 0; ///< Into GeneratorLayout::levels.
    SpadeLayout norm0;
    SpadeLayout norm1;
    SpadeLayout normS; ///< channels 0: the shortcut is the identity.

    [[nodiscard]] bool hasLearnedShortcut() const { return in != out; }
};

/// All blocks of one resolution.
struct LevelLayout {
    int scale = 1; ///< The level is `scale` times the start grid.
    int channels = 0; ///< Of all its SPADE layers: a row holds as many gammas and as many betas.
};

/// What a SPADE generator consists of, for engines that compute it without LibTorch.
///
/// Park et al., CVPR 2019, appendix A; `normal`, `more` and `most` as published.
struct GeneratorLayout {
    int stemChannels = 0; ///< 16 * ngf, of the stem `fc`.
    std::vector<BlockLayout> blocks;
    std::vector<LevelLayout> levels; ///< Coarsest first.
    int headChannels = 0; ///< Into `conv_img`.

    [[nodiscard]] static GeneratorLayout of(const NetworkOptions& options);
};

/// The tensors of a generator of either kind whose spectral norm is folded, with the shapes that
/// they must have.
[[nodiscard]] TensorListing generatorTensors(const NetworkOptions& options);

} // namespace pleinair
