#pragma once

#include "model/cuda/graph_entry.h"
#include "model/io/network_weights.h"
#include "model/nn/generator.h"
#include "model/nn/torch_api.h"
#include "model/reference/reference_entry.h"
#include "model/render/renderer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pleinair {

/// The network as anybody writes it with LibTorch: one-hot labels in, gamma and beta for every
/// pixel, every frame from the beginning; tuned on a CUDA device the forward is one CUDA graph.
/// What the engines are measured against; renders only.
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
    /// The forward of a size as a CUDA graph, between tensors that stay where they are.
    struct Recorded {
        torch::Tensor labels;
        torch::Tensor latent;
        torch::Tensor image;
        std::unique_ptr<RecordedWork> work;
    };

    [[nodiscard]] torch::Tensor forward(const RenderRequest& request, const std::stop_token& stop);
    [[nodiscard]] torch::Tensor replayed(const torch::Tensor& labels, const torch::Tensor& latent);
    void record(const torch::Tensor& labels, const torch::Tensor& latent);
    [[nodiscard]] GeneratorCall callFor(const torch::Tensor& labels) const;
    [[nodiscard]] torch::Tensor oneHot(const RenderRequest& request) const;

    NetworkOptions m_options;
    torch::Device m_device;
    TorchUse m_use;
    Generator m_generator { nullptr };
    std::vector<StageTime> m_stages;
    std::optional<Recorded> m_recorded;
    bool m_cannotRecord = false;
};

} // namespace pleinair
