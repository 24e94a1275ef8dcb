#pragma once

#include "model/cuda/packed_network.h"

#include <torch/types.h>

#include <functional>

namespace pleinair {

/// The half of a generator that style and statistics enter: from the stem's features through all
/// blocks. What the labels decide comes in through a callback.
class FeaturePath {
public:
    /// Completes and queues a modulation of a level's features by its rows.
    using Modulate = std::function<void(int level, const ModulateParams& params)>;

    /// @param network, backend  outlive this object.
    FeaturePath(const PackedNetwork& network, ComputeBackend& backend);

    /// Queues everything; waits for nothing and copies nothing to the host, so that it can be
    /// recorded.
    /// @param stem  feature type [height, width, 16 ngf].
    /// @param stopRequested  polled between the blocks; may be empty.
    /// @return feature type [H, W, channels of the head], which lack PackedNetwork::headShift;
    /// undefined if stopped.
    [[nodiscard]] torch::Tensor run(const torch::Tensor& stem, const Modulate& modulate,
        const std::function<bool()>& stopRequested);

private:
    struct Target {
        const PackedSpade& spade;
        torch::Tensor& output;
        float slope;
    };

    torch::Tensor block(
        const PackedBlock& block, const torch::Tensor& x, Size size, const Modulate& modulate);
    void applySpades(int level, const torch::Tensor& x, Size size,
        std::initializer_list<Target> targets, const Modulate& modulate);
    void takeMoments(const torch::Tensor& x, const PackedSpade& spade);

    const PackedNetwork& m_network;
    ComputeBackend& m_backend;
};

} // namespace pleinair
