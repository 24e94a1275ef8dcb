#pragma once

#include "model/nn/encoder.h"
#include "model/nn/generator.h"
#include "model/nn/torch_api.h"

namespace pleinair {

/// Rewrites the latent space so that the styles of photographs have mean 0 and covariance I there,
/// and random styles from N(0, I) are as different from each other as photographs are.
///
/// With S the covariance of mu, m its mean and L = S^(1/2), the new style is L^-1 (z - m): the encoder's
/// `fc_mu` is multiplied by L^-1 and the generator's `fc` by L, so that every photograph's style renders
/// as before, up to rounding. The KL term alone asks for unit variance in each coordinate, and is
/// content when all of them say the same. `fc_var` becomes constant: the mean noise, seen from the new space.
/// @param generator  with a VAE stem.
/// @param styles     of many photographs, more than z has values; if they are all alike, nothing changes.
void whitenStyles(EncoderImpl& encoder, GeneratorImpl& generator, const Style& styles);

} // namespace pleinair
