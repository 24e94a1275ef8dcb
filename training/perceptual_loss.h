#pragma once

#include "training/frozen_features.h"

#include <memory>
#include <string>
#include <vector>

namespace pleinair {

/// Distance of two pictures in the activations of a frozen network: the weighted sum of the mean
/// absolute differences (Johnson et al., ECCV 2016; weights for VGG19 as in the published SPADE).
class PerceptualLoss {
public:
    explicit PerceptualLoss(std::shared_ptr<const FrozenFeatures> features);

    /// @param fake, real  [N, 3, H, W] in [-1, 1]; no gradient flows into real.
    /// @param shiftX, shiftY  pixels cut from the left and the top of both, so that the strides of
    ///        the network do not always fall on the same pixels.
    [[nodiscard]] torch::Tensor operator()(
        const torch::Tensor& fake, const torch::Tensor& real, int shiftX = 0, int shiftY = 0) const;

    /// Of the network, as FrozenFeatures::name().
    [[nodiscard]] std::string network() const { return m_features->name(); }

private:
    std::shared_ptr<const FrozenFeatures> m_features;
    std::vector<double> m_weights; ///< One per activation.
};

} // namespace pleinair
