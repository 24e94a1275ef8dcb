#pragma once

#include "model/nn/torch_api.h"
#include "training/frozen_features.h"
#include "training/picture_meter.h"

#include <memory>

namespace pleinair {

/// The meter on LibTorch.
class SqueezeNetMeter final : public PictureMeter {
public:
    /// @throws Error (ModelMismatch) for features that are not those of SqueezeNet 1.0.
    SqueezeNetMeter(std::unique_ptr<FrozenFeatures> features, torch::Device device);

    [[nodiscard]] std::vector<float> describe(const Image& picture) override;
    [[nodiscard]] double perceptualDistance(const Image& one, const Image& other) override;
    [[nodiscard]] double frechetDistance(
        const Descriptions& one, const Descriptions& other) override;
    [[nodiscard]] double kernelDistance(
        const Descriptions& one, const Descriptions& other) override;

private:
    [[nodiscard]] std::vector<torch::Tensor> featuresOf(const Image& picture) const;

    std::unique_ptr<FrozenFeatures> m_features;
    torch::Device m_device;
};

} // namespace pleinair
