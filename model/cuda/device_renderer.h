#pragma once

#include "model/cuda/compute_backend.h"
#include "model/cuda/feature_path.h"
#include "model/cuda/level_rows.h"
#include "model/cuda/packed_network.h"
#include "model/cuda/stem.h"
#include "model/cuda/upload_packet.h"
#include "model/io/network_weights.h"
#include "model/nn/style_encoder.h"
#include "model/plan/label_plan.h"
#include "model/render/renderer.h"

#include <torch/types.h>

#include <cstddef>
#include <deque>
#include <memory>
#include <vector>

namespace pleinair {

/// The live engine on a device: the labels' half of the work from rows that are kept between
/// frames, the features' half recorded once for each size and repeated.
///
/// Exact up to the rounding of the element type. One thread owns it.
class DeviceRenderer final : public Renderer {
public:
    /// @param planBytes  of the device's memory for rows of gammas and betas.
    /// @throws Error (ModelMismatch, BadFile, OutOfMemory, Device).
    DeviceRenderer(const NetworkWeights& weights, std::unique_ptr<ComputeBackend> backend,
        std::size_t planBytes);
    ~DeviceRenderer() override;

    [[nodiscard]] std::string deviceName() const override;
    [[nodiscard]] std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] std::optional<Image> render(
        const RenderRequest& request, const std::stop_token& stop) override;
    [[nodiscard]] StyleVector encode(const Image& photograph) override;
    /// The label plan on the CPU's clock, everything else on the device's.
    [[nodiscard]] std::vector<StageTime> lastStageTimes() const override;

private:
    template <typename Work>
    auto guarded(const std::string& doing, const Work& work) -> decltype(work());
    void forget();

    /// Brings m_features up to date. @return false if stop came first.
    [[nodiscard]] bool computeFeatures(const RenderRequest& request, const std::stop_token& stop);
    void followPlan(const RenderRequest& request);
    void startSize(Size size);
    void runStriped(const std::stop_token& stop);
    void runRecorded();
    [[nodiscard]] std::uint64_t generation() const;
    [[nodiscard]] HeadParams headParams() const;
    /// The head's result on the host; valid until the next call.
    [[nodiscard]] const void* resultOf(HeadParams params, std::int64_t bytes);

    std::unique_ptr<ComputeBackend> m_backend;
    PackedNetwork m_network;
    LabelPlan m_plan;
    UploadPacket m_packet;
    Stem m_stem;
    FeaturePath m_path;
    StyleEncoder m_styleEncoder;

    Size m_size;
    std::deque<LevelRows> m_levels;
    std::unique_ptr<Recording> m_recording;
    std::uint64_t m_recordedGeneration = 0;
    bool m_canRecord = true;
    torch::Tensor m_features; ///< Of the newest frame, [H, W, channels of the head].
    torch::Tensor m_output; ///< U8 on the device: bytes or floats of a photograph.
    torch::Tensor m_hostOutput;
    double m_planMs = 0;
    double m_deviceMs = 0;
};

} // namespace pleinair
