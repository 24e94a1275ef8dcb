#include "model/nn/label_pyramid.h"

#include <utility>

namespace pleinair {

LabelPyramid::LabelPyramid(torch::Tensor oneHot)
    : m_oneHot(std::move(oneHot))
{
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
