#pragma once

#include "model/io/tensor_map.h"

#include <string>

namespace pleinair {

/// Brings other spellings of a spectral norm to the published one, `weight_orig`, `weight_u` and
/// `weight_v`:
/// - newer files: `parametrizations.weight.original`, `.0._u` and `.0._v` are renamed;
/// - files from before PyTorch 1.0: `weight` (already divided), `weight_orig` and `weight_u`.
///   Their `weight_v` is computed so that the stored quotient comes out again, and `weight` goes.
/// @param name  stands for the file in messages.
/// @throws Error (ModelMismatch) for tensors whose shapes do not fit together.
void unifySpectralNorm(TensorMap& tensors, const std::string& name);
/// The same for names and shapes alone.
void unifySpectralNorm(TensorListing& tensors);

/// Brings folded networks back to the form in which they were published and are trained: every
/// `weight` that a published generator or encoder normalizes (conv_0, conv_1, conv_s, layerN.0)
/// becomes `weight_orig`, with u and v by which sigma is 1. The networks compute what they did, up to
/// the rounding of sigma; trained on, u and v move to the true largest singular value.
void restoreSpectralNorm(TensorMap& tensors);

} // namespace pleinair
