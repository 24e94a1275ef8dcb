#pragma once

#include "model/io/network_weights.h"
#include "model/nn/generator.h"
#include "model/reference/reference_entry.h"
#include "model/render/renderer.h"

#include <torch/torch.h>

#include <string>
#include <vector>

namespace pleinair {

/// The network as anybody writes it with LibTorch: one-hot labels in, gamma and beta for every
/// pixel, every frame from the beginning. What the engines are measured against; renders only.
class DenseRenderer final : public Renderer {
public:
    /// @param use  Plain or Tuned.
    /// @throws Error (ModelMismatch, OutOfMemory, Device).
    DenseRenderer(const NetworkWeights& weights, torch::Device device, TorchUse use);

    [[nodiscard]] std::string deviceName() const override;
    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override;
    /// @throws Error (ModelMismatch): it has no encoder.
    [[nodiscard]] StyleVector encode(const Image& photograph) override;
    /// One entry for the labels and one for each block; on the CPU only, where a call that returns
    /// has done its work.
    [[nodiscard]] std::vector<StageTime> lastStageTimes() const override { return m_stages; }

private:
    [[nodiscard]] torch::Tensor forward(const RenderRequest& request, const std::stop_token& stop);
    [[nodiscard]] torch::Tensor oneHot(const RenderRequest& request) const;

    NetworkOptions m_options;
    torch::Device m_device;
    TorchUse m_use;
    Generator m_generator { nullptr };
    std::vector<StageTime> m_stages;
};

} // namespace pleinair
