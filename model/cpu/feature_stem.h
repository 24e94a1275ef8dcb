#pragma once

#include "model/base/label_map.h"
#include "model/cpu/aligned_buffer.h"
#include "model/io/network_weights.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleinair {

/// The generator's first layer, `fc`: features on the start grid, from a latent or from the labels.
class FeatureStem {
public:
    FeatureStem(const NetworkWeights& weights, int block);

    /// Writes the stem's features for a grid, blocked. A latent that is the same as before on the
    /// same grid costs nothing but the copy.
    /// @param z  zDim values; ignored by a label stem.
    void run(const LabelMap& labels, std::span<const std::uint8_t> edges, std::span<const float> z,
        Size grid, float* features);

private:
    void fromLatent(std::span<const float> z, Size grid);
    void fromLabels(const LabelMap& labels, std::span<const std::uint8_t> edges, Size grid,
        float* features) const;
    [[nodiscard]] int channelOf(ClassId id) const;

    NetworkOptions m_options;
    int m_block;
    int m_channels;
    std::vector<float> m_weights; ///< Latent: [channels * cells, z]. Labels: [9][K][channels].
    std::vector<float> m_bias;
    std::vector<float> m_latent; ///< What m_features was made of.
    Size m_grid;
    AlignedBuffer<float> m_features;
};

} // namespace pleinair
