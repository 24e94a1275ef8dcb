#pragma once

#include "model/nn/spectral_norm.h"
#include "model/nn/torch_api.h"
#include "training/frozen_features.h"

#include <memory>
#include <vector>

namespace pleinair {

/// Frozen features of pictures, mixed across channels and scales by fixed random convolutions.
///
/// Sauer et al., "Projected GANs Converge Faster", NeurIPS 2021, section 3.2: a random 1 x 1
/// convolution per scale, then random 3 x 3 convolutions from coarse to fine. The random weights
/// are buffers: they go into checkpoints and never change.
class FeatureProjectionImpl : public torch::nn::Module {
public:
    static constexpr std::int64_t kWidth = 64;
    /// Pictures with a shorter side are enlarged to it, so that the coarsest scale is a grid.
    static constexpr std::int64_t kLeastSide = 128;

    explicit FeatureProjectionImpl(std::shared_ptr<const FrozenFeatures> features);

    /// @param image  [N, 3, H, W] in [-1, 1].
    /// @return       fine to coarse, [N, kWidth, h_i, w_i].
    std::vector<torch::Tensor> forward(const torch::Tensor& image);

private:
    std::shared_ptr<const FrozenFeatures> m_features;
    std::vector<torch::Tensor> m_channelMixes; ///< [kWidth, C_i, 1, 1]
    std::vector<torch::Tensor> m_scaleMixes; ///< [kWidth, kWidth, 3, 3]
};
TORCH_MODULE(FeatureProjection);

/// The learned part of a projected discriminator: one small head per scale that sees the mixed
/// features beside an embedding of the class shares of each cell, and a segmentation head that
/// reads the classes back from the features.
///
/// The heads follow Sauer et al. (NeurIPS 2021) with spectral norm. The segmentation head is this
/// project's addition, after the observation of Sushko et al. ("You Only Need Adversarial
/// Supervision for Semantic Image Synthesis", ICLR 2021) that a discriminator which names classes
/// keeps pictures true to their label maps: it learns from photographs alone, and the generator is
/// asked for pictures in which it finds the painted classes.
class ProjectedDiscriminatorImpl : public torch::nn::Module {
public:
    /// @param semanticNc  K, label channels. @param classes  how many of them, the first ones, are
    ///        classes: instance edges are none.
    ProjectedDiscriminatorImpl(
        std::int64_t semanticNc, std::int64_t classes, std::size_t scales = 4);

    /// @param mixed   from FeatureProjection.
    /// @param oneHot  one-hot labels, [N, K, H, W].
    /// @return        logits per scale, fine to coarse, [N, 1, h_i', w_i'].
    std::vector<torch::Tensor> forward(
        const std::vector<torch::Tensor>& mixed, const torch::Tensor& oneHot);

    /// Cross-entropy between the classes that the segmentation head finds and the class shares of
    /// each cell. A scalar.
    torch::Tensor segmentationLoss(
        const std::vector<torch::Tensor>& mixed, const torch::Tensor& oneHot);

private:
    struct Head {
        torch::nn::Conv2d embedding { nullptr };
        SpectralConv2d first { nullptr };
        SpectralConv2d second { nullptr };
        SpectralConv2d logits { nullptr };
    };

    std::int64_t m_classCount;
    std::vector<Head> m_heads;
    torch::nn::Conv2d m_gather { nullptr };
    torch::nn::Conv2d m_look { nullptr };
    torch::nn::Conv2d m_classes { nullptr };
};
TORCH_MODULE(ProjectedDiscriminator);

} // namespace pleinair
