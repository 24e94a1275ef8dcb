#include "model/nn/label_pyramid.h"

#include "model/base/label_map.h"
#include "model/nn/one_hot.h"

#include <utility>

namespace pleinair {

namespace {

/// PyTorch's "nearest" for any dtype: picks the source rows, then the source columns.
torch::Tensor resizedNearest(const torch::Tensor& symbols, int64_t h, int64_t w)
{
    const auto indices = [](int64_t in, int64_t out) {
        const auto sources = nearestSourceIndices(static_cast<int>(in), static_cast<int>(out));
        return torch::tensor(at::ArrayRef<int>(sources), torch::kInt64);
    };
    return symbols.index_select(1, indices(symbols.size(1), h))
        .index_select(2, indices(symbols.size(2), w));
}

/// Row s holds the K channel values of symbol s: a class, or a class on an instance edge.
torch::Tensor channelsOfSymbols(int64_t channels)
{
    const torch::Tensor plain = torch::eye(channels);
    torch::Tensor onEdge = plain.clone();
    onEdge.select(1, channels - 1).fill_(1);
    return torch::cat({ plain, onEdge });
}

} // namespace

LabelPyramid::LabelPyramid(torch::Tensor oneHot)
    : m_oneHot(std::move(oneHot))
{
}

LabelPyramid LabelPyramid::ofIds(
    const torch::Tensor& ids, const NetworkOptions& options, const torch::Tensor& edges)
{
    LabelPyramid pyramid(oneHotLabels(ids, options, edges));
    if (!ids.is_cpu())
        return pyramid;
    const int64_t classes = options.labelNc + (options.containDontcareLabel ? 1 : 0);
    const torch::Tensor plain = pyramid.m_oneHot.narrow(1, 0, classes).argmax(1);
    const torch::Tensor lifted = options.noInstance
        ? plain
        : plain + pyramid.m_oneHot.select(1, classes).to(torch::kLong) * options.semanticNc();
    pyramid.m_symbols = lifted.to(torch::kInt16);
    return pyramid;
}

std::shared_ptr<const LabelPatterns> LabelPyramid::patterns(int64_t h, int64_t w, int64_t kernel)
{
    if (!m_symbols.defined())
        return nullptr;
    auto& found = m_patterns[{ h, w, kernel }];
    if (!found)
        found = findLabelPatterns(resizedNearest(m_symbols, h, w),
            channelsOfSymbols(m_oneHot.size(1)), static_cast<int>(kernel));
    return found;
}

const torch::Tensor& LabelPyramid::at(int64_t h, int64_t w)
{
    const auto [place, isNew] = m_levels.try_emplace({ h, w });
    if (isNew) {
        const bool same = h == m_oneHot.size(2) && w == m_oneHot.size(3);
        place->second = same ? m_oneHot : torch::upsample_nearest2d(m_oneHot, { h, w });
    }
    return place->second;
}

} // namespace pleinair
