#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <map>
#include <utility>

namespace pleinair {

/// One-hot labels at every size that a network asks for, each resized once and kept.
///
/// A generator has up to eight levels with two or three SPADE layers each; all layers of a level
/// share one resized tensor. Lives for one batch of label maps. Not safe for concurrent use.
class LabelPyramid {
public:
    /// @param oneHot  [N, K, H, W], values 0 or 1, of the network's dtype and device.
    explicit LabelPyramid(torch::Tensor oneHot);

    /// The labels at h x w by PyTorch's "nearest": source index = floor(destination * in / out).
    /// @return [N, K, h, w]; the reference stays valid as long as the pyramid.
    const torch::Tensor& at(int64_t h, int64_t w);

    const torch::Tensor& oneHot() const { return m_oneHot; }
    int64_t batchSize() const { return m_oneHot.size(0); }

private:
    torch::Tensor m_oneHot;
    std::map<std::pair<int64_t, int64_t>, torch::Tensor> m_levels;
};

} // namespace pleinair
