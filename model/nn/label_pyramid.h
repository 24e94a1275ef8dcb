#pragma once

#include "model/io/network_options.h"
#include "model/nn/label_patterns.h"
#include "model/nn/torch_api.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>

namespace pleinair {

/// PyTorch's "nearest" for any type: source index = floor(destination * in / out).
/// @param ids  [N, H, W]; undefined stays undefined. @return [N, h, w].
torch::Tensor resizedNearest(const torch::Tensor& ids, int64_t h, int64_t w);

/// One-hot labels at every size that a network asks for, each resized once and kept.
///
/// A generator has up to eight levels with two or three SPADE layers each; all layers of a level
/// share one resized tensor. Lives for one batch of label maps. Not safe for concurrent use.
class LabelPyramid {
public:
    /// @param oneHot  [N, K, H, W], values 0 or 1, of the network's dtype and device.
    explicit LabelPyramid(torch::Tensor oneHot);

    /// From class ids (arguments as for oneHotLabels()). On the CPU such a pyramid also knows the
    /// distinct patterns of its labels, so that SPADE layers compute gamma and beta once for each
    /// pattern instead of once for each pixel; the result is the same up to rounding.
    /// @throws Error (ModelMismatch) for an id without a channel.
    static LabelPyramid ofIds(const torch::Tensor& ids, const NetworkOptions& options,
        const torch::Tensor& edges = {});

    /// The labels at h x w by PyTorch's "nearest": source index = floor(destination * in / out).
    /// @return [N, K, h, w]; the reference stays valid as long as the pyramid.
    const torch::Tensor& at(int64_t h, int64_t w);

    /// The distinct patterns at h x w for SPADE kernels of side `kernel`, found once and kept; empty
    /// for a pyramid made of one-hot labels or on another device than the CPU.
    std::shared_ptr<const LabelPatterns> patterns(int64_t h, int64_t w, int64_t kernel);

    /// What a layer with frozen weights computes from these labels alone, computed once and kept
    /// as long as the pyramid: another style over the same labels then costs only the features.
    template <typename Compute>
    torch::Tensor kept(const LabelPatterns& patterns, const void* layer, const Compute& compute)
    {
        auto& rows = m_kept[{ &patterns, layer }];
        if (!rows.defined())
            rows = compute();
        return rows;
    }

    /// [N, K, H, W].
    const torch::Tensor& oneHot();
    int64_t batchSize() const { return m_oneHot.defined() ? m_oneHot.size(0) : m_ids.size(0); }

private:
    LabelPyramid() = default;

    NetworkOptions m_options;
    torch::Tensor m_ids; ///< What ofIds() was given, [N, H, W]; undefined for one-hot labels.
    torch::Tensor m_edges;
    torch::Tensor m_oneHot; ///< Made of m_ids when it is first asked for.
    torch::Tensor m_symbols; ///< int16 [N, H, W]: the channel of each pixel, plus K on an edge.
    std::map<std::pair<int64_t, int64_t>, torch::Tensor> m_levels;
    std::map<std::array<int64_t, 3>, std::shared_ptr<const LabelPatterns>> m_patterns;
    std::map<std::pair<const LabelPatterns*, const void*>, torch::Tensor> m_kept;
};

} // namespace pleinair
