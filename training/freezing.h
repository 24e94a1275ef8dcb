#pragma once

#include "training/adam.h"

#include <string>
#include <vector>

namespace pleinair {

/// Finds what `--freeze` names among the parameters of a run.
///
/// A part is "generator", "encoder" or "discriminator" as a whole, a part of the generator by its
/// published name ("fc", "up_3", "up_3.norm_0", "conv_img"), or a part of another network behind
/// its letter ("E.layer1", "D.discriminator_0.model0").
/// @param parameters  by their names in a checkpoint: "G.", "E.", "D." and so on in front.
/// @return those that are to stay as they are.
/// @throws Error (InvalidArgument) for a part that names nothing, or if nothing of the generator
/// and the encoder is left to learn.
[[nodiscard]] std::vector<torch::Tensor> frozenParameters(
    const std::vector<NamedTensor>& parameters, const std::vector<std::string>& parts);

} // namespace pleinair
