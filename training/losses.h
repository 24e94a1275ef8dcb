#pragma once

#include "model/nn/torch_api.h"
#include "training/gan_mode.h"
#include "training/multiscale_discriminator.h"

#include <vector>

namespace pleinair {

/// The generator's loss. @param logits  of its pictures, one tensor per scale, any shape.
/// @return a scalar: the mean over each scale's logits, averaged over the scales.
torch::Tensor generatorLoss(GanMode mode, const std::vector<torch::Tensor>& logits);
/// The discriminators' loss for photographs; same shapes.
torch::Tensor realLoss(GanMode mode, const std::vector<torch::Tensor>& logits);
/// The discriminators' loss for the generator's pictures; same shapes.
torch::Tensor fakeLoss(GanMode mode, const std::vector<torch::Tensor>& logits);

/// The last tensor of every scale.
std::vector<torch::Tensor> logitsOf(const std::vector<ScaleFeatures>& features);
/// The features of the first and the second half of the batch.
struct HalvedFeatures {
    std::vector<ScaleFeatures> first;
    std::vector<ScaleFeatures> second;
};
HalvedFeatures halves(const std::vector<ScaleFeatures>& features);

/// Mean absolute difference between the inner features of fakes and (detached) reals, summed over
/// layers, averaged over scales; without lambda_feat. Wang et al., CVPR 2018, eq. 4.
torch::Tensor featureMatchingLoss(
    const std::vector<ScaleFeatures>& fake, const std::vector<ScaleFeatures>& real);

/// KL divergence of N(mu, exp(logvar)) from N(0, I), summed over batch and dimensions, as
/// published; without lambda_kld.
torch::Tensor kullbackLeibler(const torch::Tensor& mu, const torch::Tensor& logvar);

} // namespace pleinair
