#include "training/feature_guide.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace pleinair {

namespace {

/// The level of the segmenter whose cells are nearest in size.
std::size_t levelFor(std::int64_t stride)
{
    const long level = std::lround(std::log2(static_cast<double>(stride))) - 1;
    return static_cast<std::size_t>(
        std::clamp(level, 1L, static_cast<long>(SegmenterImpl::kLevels) - 1));
}

torch::Tensor standardized(const torch::Tensor& x)
{
    const auto mean = x.mean({ 0, 2, 3 }, /*keepdim=*/true);
    const auto variance = (x - mean).square().mean({ 0, 2, 3 }, /*keepdim=*/true);
    return (x - mean) * (variance + 1e-5).rsqrt();
}

} // namespace

FeatureGuideImpl::FeatureGuideImpl(const SegmenterShape& segmenter,
    const std::vector<std::int64_t>& channels, const std::vector<std::int64_t>& strides)
{
    const auto widths = segmenter.channels();
    for (std::size_t i = 0; i < channels.size(); ++i) {
        m_levels.push_back(levelFor(strides[i]));
        m_predictions.push_back(register_module("predict" + std::to_string(i + 1),
            torch::nn::Conv2d(torch::nn::Conv2dOptions(widths[m_levels.back()], channels[i], 1))));
    }
}

torch::Tensor FeatureGuideImpl::forward(
    const SegmenterImpl::Levels& levels, const std::vector<torch::Tensor>& activations)
{
    auto loss = torch::zeros({}, levels.back().options().dtype(torch::kFloat32));
    for (std::size_t i = 0; i < m_predictions.size(); ++i) {
        const auto& level = levels[m_levels[i]];
        const auto wanted = standardized(torch::adaptive_avg_pool2d(
            activations[i].to(torch::kFloat32), { level.size(2), level.size(3) }));
        const auto predicted = m_predictions[i]->forward(level).to(torch::kFloat32);
        loss = loss + (1 - torch::cosine_similarity(predicted, wanted, 1)).mean();
    }
    return loss / static_cast<double>(std::max<std::size_t>(1, m_predictions.size()));
}

} // namespace pleinair
