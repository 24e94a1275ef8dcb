#pragma once

#include "model/nn/encoder.h"

#include <torch/torch.h>

namespace pleinair {

/// Prepares a new encoder so that its styles can be told apart from the first step on: scales mu
/// to unit variance over a batch of photographs, and lets the noise begin small (logvar = -3).
///
/// A deviation from the published start, where Xavier's gain of 0.02 makes mu a fiftieth of the
/// noise: a generator whose discriminator does not reward the style then learns to ignore the latent before
/// the encoder has said anything, and the encoder gets no gradient any more.
/// @param photographs  [N, 3, 256, 256] in [-1, 1], N at least 2.
void spreadStyles(EncoderImpl& encoder, const torch::Tensor& photographs);

} // namespace pleinair
