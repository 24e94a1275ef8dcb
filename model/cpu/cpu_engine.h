#pragma once

#include "model/base/image.h"
#include "model/base/label_map.h"
#include "model/base/style_vector.h"
#include "model/cpu/kernel_choice.h"
#include "model/io/network_weights.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace pleinair {

struct CpuEngineOptions {
    int threads = 0; ///< 0: one for each physical core that this process may use.
    std::size_t planBytes = std::size_t { 96 } << 20U; ///< For rows that are kept between frames.
    bool waitsAsleep = false; ///< For programs with a window, see SleepingWaits.
    ConvolutionMaker convolutions = ConvolutionMaker::Fastest; ///< For tests.
    std::filesystem::path cacheFolder; ///< Where timings of kernels are remembered; empty: nowhere.
};

/// How long a part of the newest frame took.
struct EngineStage {
    std::string name; ///< "labels", "stem", "head_0" ... "up_3", "conv_img".
    double milliseconds = 0;
};

/// A SPADE generator on the CPU that computes everything which depends on the labels alone once for
/// each label pattern and keeps it between frames, and the features in full: the picture is the one
/// that the whole network gives.
///
/// One thread constructs, uses and destroys an engine. Buffers are made for a photograph's size and
/// reused; a frame allocates nothing but the rows of patterns never seen.
class CpuEngine {
public:
    /// Packs the weights and, for the model's own size, chooses the kernels (timed once for each
    /// kind of processor, see KernelChoice). @throws Error (OutOfMemory, Device).
    CpuEngine(const NetworkWeights& weights, const CpuEngineOptions& options);
    ~CpuEngine();

    /// @param labels  one class a pixel, both sides multiples of the model's grid.
    /// @param edges   see LabelPlan::update(). @param z  the latent; ignored without a VAE stem.
    /// @param planes  receives [3][height][width] in [-1, 1].
    /// @param stop    polled between the layers.
    /// @return whether the photograph is complete; false if stop came first.
    /// @throws Error (ModelMismatch) for a label without a channel; (OutOfMemory, Device).
    bool render(const LabelMap& labels, std::span<const std::uint8_t> edges,
        std::span<const float> z, std::span<float> planes, const std::stop_token& stop);

    /// @pre hasEncoder(). @throws Error (OutOfMemory, Device).
    [[nodiscard]] StyleVector encode(const Image& photograph);
    [[nodiscard]] bool hasEncoder() const;

    [[nodiscard]] int threads() const;
    /// Of the newest complete frame, in order.
    [[nodiscard]] const std::vector<EngineStage>& stages() const;
    /// Forgets what is kept between frames.
    void forget();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pleinair
