#pragma once

#include "model/io/network_weights.h"
#include "model/nn/generator.h"
#include "model/nn/style_encoder.h"
#include "model/nn/torch_api.h"
#include "model/render/renderer.h"

#include <optional>

namespace pleinair {

/// Renders with the LibTorch modules. Private to this folder.
///
/// As long as the labels stay the
/// same, what depends on them alone is kept, so that another style costs only the features' half.
class TorchRenderer final : public Renderer {
public:
    /// @throws Error (ModelMismatch, OutOfMemory, Device).
    TorchRenderer(const NetworkWeights& weights, torch::Device device);

    [[nodiscard]] std::string deviceName() const override;
    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] StyleVector encode(const Image& photograph) override;

private:
    [[nodiscard]] LabelPyramid& pyramidOf(const RenderRequest& request);

    NetworkOptions m_options;
    torch::Device m_device;
    Generator m_generator { nullptr };
    StyleEncoder m_styleEncoder;

    LabelMap m_labels; ///< What m_pyramid was made of.
    std::vector<std::uint8_t> m_edges;
    std::optional<LabelPyramid> m_pyramid;
};

} // namespace pleinair
