#pragma once

#include "model/base/image.h"
#include "model/base/label_map.h"
#include "model/base/style_vector.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace pleinair {

/// One photograph that is asked for. Holds copies of everything: it crosses threads.
struct RenderRequest {
    LabelMap labels; ///< Already sampled to the photograph's size, a multiple of the model's grid.
    /// 1 where an instance begins, labels.size().area() values; empty: no edges (all 0).
    std::vector<std::uint8_t> edges;
    StyleVector style; ///< Ignored by a model without a VAE stem.
    std::uint64_t revision = 0; ///< Of the document; handed back with the frame.
};

/// A photograph before rounding: planar RGB, 3 * area values in [-1, 1].
struct RawImage {
    Size size;
    std::vector<float> planes;
};

/// How long one part of a frame took.
struct StageTime {
    std::string stage; ///< E.g. "label plan" or "up_2".
    double ms = 0;
};

/// Turns label maps into photographs. The application's only door to the networks; this header
/// stays free of Torch. One thread owns a renderer from its first call to its destruction.
class Renderer {
public:
    virtual ~Renderer() = default;

    /// E.g. "CPU (LibTorch, 2 threads)".
    [[nodiscard]] virtual std::string deviceName() const = 0;

    /// @param stop  polled between the generator's blocks.
    /// @return the photograph of request.labels.size(), in [-1, 1], or nullopt if stop came first.
    /// @throws Error (ModelMismatch) for a label outside the class table or a size off the grid,
    /// (OutOfMemory), (Device).
    [[nodiscard]] virtual std::optional<RawImage> renderRaw(
        const RenderRequest& request, const std::stop_token& stop) = 0;

    /// renderRaw() as 8-bit RGB: (y + 1) / 2 * 255, clipped and truncated, as published. Overridden
    /// where a device does that itself.
    [[nodiscard]] virtual std::optional<Image> render(
        const RenderRequest& request, const std::stop_token& stop);

    /// The style (mu, logvar) of a photograph of any size; it is resized to 256 x 256.
    /// @throws Error (ModelMismatch) if the model has no encoder.
    [[nodiscard]] virtual StyleVector encode(const Image& photograph) = 0;

    /// The parts of the newest renderRaw(), in their order; empty where they are not measured.
    [[nodiscard]] virtual std::vector<StageTime> lastStageTimes() const { return {}; }

    /// Why the CPU paints although a device was to, in a sentence; empty if all is as asked for.
    [[nodiscard]] virtual std::string deviceTrouble() const { return {}; }
    /// Gives a device that failed another chance. Slow; deviceTrouble() says what came of it.
    virtual void retryDevice() { }
};

/// (y + 1) / 2 * 255, clipped, truncated.
[[nodiscard]] Image toImage(const RawImage& raw);

/// 1 where any 4-neighbour has another id (both sides are marked), else 0. @param ids row-major.
[[nodiscard]] std::vector<std::uint8_t> instanceEdges(
    Size size, const std::vector<std::uint32_t>& ids);
/// The edges of a label map, for a model with an edge channel and no instance map.
[[nodiscard]] std::vector<std::uint8_t> labelEdges(const LabelMap& labels);

} // namespace pleinair
