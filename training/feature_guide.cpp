#include "training/feature_guide.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace pleinair {

namespace {

constexpr std::size_t kPredicted = 2;
constexpr std::int64_t kProbeSide = 128;

/// The level of the segmenter whose cells are nearest in size to those of an activation.
std::size_t levelFor(std::int64_t side)
{
    const double level = std::log2(static_cast<double>(kProbeSide) / static_cast<double>(side)) - 1;
    return static_cast<std::size_t>(
        std::clamp(std::lround(level), 1L, static_cast<long>(SegmenterImpl::kLevels) - 1));
}

torch::Tensor standardized(const torch::Tensor& x)
{
    const auto mean = x.mean({ 0, 2, 3 }, /*keepdim=*/true);
    const auto variance = (x - mean).square().mean({ 0, 2, 3 }, /*keepdim=*/true);
    return (x - mean) * (variance + 1e-5).rsqrt();
}

} // namespace

FeatureGuideImpl::FeatureGuideImpl(
    std::shared_ptr<const FrozenFeatures> features, std::int64_t width, torch::Device device)
    : m_features(std::move(features))
{
    const torch::NoGradGuard noGradient;
    const std::array<std::int64_t, SegmenterImpl::kLevels> widths = { width / 2, width, 2 * width,
        4 * width, 6 * width };
    const auto probe = m_features->forward(
        torch::zeros({ 1, 3, kProbeSide, kProbeSide }, torch::TensorOptions(device)));
    for (std::size_t i = probe.size() - std::min(kPredicted, probe.size()); i < probe.size(); ++i) {
        m_levels.push_back(levelFor(probe[i].size(2)));
        m_predictions.push_back(register_module("predict" + std::to_string(m_levels.size()),
            torch::nn::Conv2d(
                torch::nn::Conv2dOptions(widths[m_levels.back()], probe[i].size(1), 1))));
    }
    to(device);
}

torch::Tensor FeatureGuideImpl::forward(
    const std::array<torch::Tensor, SegmenterImpl::kLevels>& levels,
    const torch::Tensor& photographs)
{
    std::vector<torch::Tensor> seen;
    {
        const torch::NoGradGuard noGradient;
        seen = m_features->forward(photographs);
    }
    auto loss = torch::zeros({}, photographs.options());
    for (std::size_t i = 0; i < m_predictions.size(); ++i) {
        const auto& level = levels[m_levels[i]];
        const auto& activation = seen[seen.size() - m_predictions.size() + i];
        const auto wanted = standardized(torch::adaptive_avg_pool2d(
            activation.to(torch::kFloat32), { level.size(2), level.size(3) }));
        const auto predicted = m_predictions[i]->forward(level).to(torch::kFloat32);
        loss = loss + (1 - torch::cosine_similarity(predicted, wanted, 1)).mean();
    }
    return loss / static_cast<double>(m_predictions.size());
}

} // namespace pleinair
