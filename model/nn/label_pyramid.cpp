#include "model/nn/label_pyramid.h"

#include "model/base/label_map.h"
#include "model/nn/one_hot.h"

#include <utility>

namespace pleinair {

namespace {

/// Row s holds the K channel values of symbol s: a class, or a class on an instance edge.
torch::Tensor channelsOfSymbols(int64_t channels)
{
    const torch::Tensor plain = torch::eye(channels);
    torch::Tensor onEdge = plain.clone();
    onEdge.select(1, channels - 1).fill_(1);
    return torch::cat({ plain, onEdge });
}

} // namespace

torch::Tensor resizedNearest(const torch::Tensor& ids, int64_t h, int64_t w)
{
    if (!ids.defined() || (ids.size(1) == h && ids.size(2) == w))
        return ids;
    const auto indices = [&](int64_t in, int64_t out) {
        const auto sources = nearestSourceIndices(static_cast<int>(in), static_cast<int>(out));
        return torch::tensor(at::ArrayRef<int>(sources), torch::kInt64).to(ids.device());
    };
    return ids.index_select(1, indices(ids.size(1), h)).index_select(2, indices(ids.size(2), w));
}

LabelPyramid::LabelPyramid(torch::Tensor oneHot)
    : m_oneHot(std::move(oneHot))
{
}

LabelPyramid LabelPyramid::ofIds(
    const torch::Tensor& ids, const NetworkOptions& options, const torch::Tensor& edges)
{
    LabelPyramid pyramid;
    pyramid.m_options = options;
    pyramid.m_ids = ids.dim() == 4 ? ids.squeeze(1) : ids;
    if (edges.defined() && !options.noInstance)
        pyramid.m_edges = edges.dim() == 4 ? edges.squeeze(1) : edges;
    const torch::Tensor channels = labelChannels(pyramid.m_ids, options);
    if (!ids.is_cpu())
        return pyramid;
    pyramid.m_symbols = channels.to(torch::kInt16);
    if (pyramid.m_edges.defined())
        pyramid.m_symbols += pyramid.m_edges.to(torch::kInt16) * options.semanticNc();
    return pyramid;
}

std::shared_ptr<const LabelPatterns> LabelPyramid::patterns(int64_t h, int64_t w, int64_t kernel)
{
    if (!m_symbols.defined())
        return nullptr;
    auto& found = m_patterns[{ h, w, kernel }];
    if (!found)
        found = findLabelPatterns(resizedNearest(m_symbols, h, w),
            channelsOfSymbols(m_options.semanticNc()), static_cast<int>(kernel));
    return found;
}

const torch::Tensor& LabelPyramid::at(int64_t h, int64_t w)
{
    const auto [place, isNew] = m_levels.try_emplace({ h, w });
    if (!isNew)
        return place->second;
    if (m_ids.defined())
        place->second = oneHotLabels(
            resizedNearest(m_ids, h, w), m_options, resizedNearest(m_edges, h, w));
    else if (h == m_oneHot.size(2) && w == m_oneHot.size(3))
        place->second = m_oneHot;
    else
        place->second = torch::upsample_nearest2d(m_oneHot, { h, w });
    return place->second;
}

const torch::Tensor& LabelPyramid::oneHot()
{
    if (!m_oneHot.defined())
        m_oneHot = at(m_ids.size(1), m_ids.size(2));
    return m_oneHot;
}

} // namespace pleinair
