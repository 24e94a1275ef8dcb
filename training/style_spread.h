#pragma once

#include "model/nn/encoder.h"
#include "model/nn/generator.h"
#include "model/nn/torch_api.h"

namespace pleinair {

/// Prepares new networks so that styles can be told apart from the first step on: scales mu to unit
/// variance over a batch of photographs, lets the noise begin small (logvar = -3), and draws the
/// generator's stem so that a style of unit variance gives features of unit variance.
///
/// A deviation from the published start, where Xavier's gain of 0.02 makes mu a small part of the
/// noise and the stem a small part of what the first blocks add to it. With a discriminator that does not
/// reward the style the generator then learns to ignore the latent before the encoder has said
/// anything, and the encoder gets no gradient any more.
/// @param generator    with a VAE stem.
/// @param photographs  [N, 3, 256, 256] in [-1, 1], N at least 2.
void spreadStyles(
    EncoderImpl& encoder, GeneratorImpl& generator, const torch::Tensor& photographs);

} // namespace pleinair
