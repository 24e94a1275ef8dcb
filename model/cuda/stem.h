#pragma once

#include "model/base/label_map.h"
#include "model/base/style_vector.h"
#include "model/cuda/packed_network.h"
#include "model/cuda/upload_packet.h"

#include <torch/types.h>

#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// The generator's first features: `fc` of the latent, or of the labels on the coarsest grid.
class Stem {
public:
    /// @param network, backend  outlive this object.
    Stem(const PackedNetwork& network, ComputeBackend& backend);

    /// Adds the labels to the packet if they are what the stem is made of.
    /// @param labels, edges  as of a RenderRequest; every label has a channel.
    void stage(const LabelMap& labels, std::span<const std::uint8_t> edges, UploadPacket& packet);
    /// Queues the work. A latent stem is computed only for a new style or another grid.
    void commit(Size grid, const StyleVector& style, const UploadPacket& packet);
    /// The style's features are to be computed again.
    void forget() { m_style = {}; }

    /// Feature type [height, width, 16 ngf].
    [[nodiscard]] const torch::Tensor& features() const { return m_features; }
    /// Counts the times that features() moved to another address.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }

    /// What stands around each place of a grid for a 3 x 3 convolution: [grid area][9] label
    /// channels, plus K where an edge is, -1 beyond the border.
    [[nodiscard]] static std::vector<std::int16_t> windows(const LabelMap& labels,
        std::span<const std::uint8_t> edges, Size grid, const NetworkOptions& options);

private:
    void computeFromLatent(Size grid, const StyleVector& style);
    void computeFromLabels(const UploadPacket& packet);

    const PackedNetwork& m_network;
    ComputeBackend& m_backend;
    torch::Tensor m_features;
    std::vector<float> m_style; ///< Of m_features; empty: none.
    std::int64_t m_windows = 0;
    std::uint64_t m_generation = 0;
};

} // namespace pleinair
