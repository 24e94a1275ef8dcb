#include "training/projected_discriminator.h"

#include "model/nn/winograd_conv.h"

#include <algorithm>
#include <cmath>

namespace pleinair {

namespace {

constexpr double kSlope = 0.2;
constexpr std::int64_t kHeadWidth = 128;

torch::Tensor enlargedTo(const torch::Tensor& x, at::IntArrayRef size)
{
    if (x.size(2) == size[0] && x.size(3) == size[1])
        return x;
    return torch::upsample_bilinear2d(x, size, /*align_corners=*/false);
}

torch::Tensor randomKernel(std::int64_t out, std::int64_t in, std::int64_t side)
{
    return torch::randn({ out, in, side, side }) / std::sqrt(static_cast<double>(in * side * side));
}

torch::Tensor classShares(const torch::Tensor& oneHot, const torch::Tensor& cells)
{
    return torch::adaptive_avg_pool2d(oneHot, { cells.size(2), cells.size(3) });
}

} // namespace

FeatureProjectionImpl::FeatureProjectionImpl(std::shared_ptr<const FrozenFeatures> features)
    : m_features(std::move(features))
{
    const torch::NoGradGuard noGradient;
    const auto found = m_features->forward(torch::zeros({ 1, 3, kLeastSide, kLeastSide }));
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::string index = std::to_string(i);
        m_channelMixes.push_back(
            register_buffer("channel_mix_" + index, randomKernel(kWidth, found[i].size(1), 1)));
        m_scaleMixes.push_back(
            register_buffer("scale_mix_" + index, randomKernel(kWidth, kWidth, 3)));
    }
}

std::vector<torch::Tensor> FeatureProjectionImpl::forward(const torch::Tensor& image)
{
    const double least = static_cast<double>(std::min(image.size(2), image.size(3)));
    torch::Tensor input = image;
    if (least < static_cast<double>(kLeastSide)) {
        const double factor = static_cast<double>(kLeastSide) / least;
        input = enlargedTo(image,
            { std::llround(static_cast<double>(image.size(2)) * factor),
                std::llround(static_cast<double>(image.size(3)) * factor) });
    }
    const auto found = m_features->forward(input);
    std::vector<torch::Tensor> mixed(found.size());
    for (std::size_t i = found.size(); i-- > 0;) {
        auto x = torch::conv2d(found[i], m_channelMixes[i]);
        if (i + 1 < found.size())
            x = x + enlargedTo(mixed[i + 1], { x.size(2), x.size(3) });
        mixed[i] = convolved(x, m_scaleMixes[i], {}, 1, 1);
    }
    return mixed;
}

ProjectedDiscriminatorImpl::ProjectedDiscriminatorImpl(
    std::int64_t semanticNc, std::int64_t classes, std::size_t scales)
    : m_classCount(classes)
{
    constexpr std::int64_t width = FeatureProjectionImpl::kWidth;
    for (std::size_t i = 0; i < scales; ++i) {
        const std::string name = "head_" + std::to_string(i);
        // The two fine scales are halved at once: at full size they would cost as much as the
        // generator.
        ConvShape first { .in = 2 * width, .out = kHeadWidth };
        if (i < 2) {
            first.kernel = 4;
            first.stride = 2;
        }
        Head head;
        head.embedding = register_module(name + "_embedding",
            torch::nn::Conv2d(torch::nn::Conv2dOptions(semanticNc, width, 1)));
        head.first = register_module(name + "_conv_0",
            SpectralConv2d(first, WeightNorm::Spectral));
        head.second = register_module(name + "_conv_1",
            SpectralConv2d(
                ConvShape { .in = kHeadWidth, .out = kHeadWidth }, WeightNorm::Spectral));
        head.logits = register_module(name + "_conv_2",
            SpectralConv2d(ConvShape { .in = kHeadWidth, .out = 1 }, WeightNorm::Spectral));
        m_heads.push_back(head);
    }
    const auto width4 = static_cast<std::int64_t>(scales) * width;
    m_gather = register_module(
        "segmentation_0", torch::nn::Conv2d(torch::nn::Conv2dOptions(width4, kHeadWidth, 1)));
    m_look = register_module("segmentation_1",
        torch::nn::Conv2d(torch::nn::Conv2dOptions(kHeadWidth, kHeadWidth, 3).padding(1)));
    m_classes = register_module(
        "segmentation_2", torch::nn::Conv2d(torch::nn::Conv2dOptions(kHeadWidth, classes, 1)));
}

std::vector<torch::Tensor> ProjectedDiscriminatorImpl::forward(
    const std::vector<torch::Tensor>& mixed, const torch::Tensor& oneHot)
{
    std::vector<torch::Tensor> logits;
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        auto& head = m_heads[i];
        const auto embedded = head.embedding->forward(classShares(oneHot, mixed[i]));
        auto x = torch::cat({ mixed[i], embedded }, 1).contiguous(torch::MemoryFormat::ChannelsLast);
        x = torch::leaky_relu(head.first->forward(x), kSlope);
        x = torch::leaky_relu(head.second->forward(x), kSlope);
        logits.push_back(head.logits->forward(x));
    }
    return logits;
}

torch::Tensor ProjectedDiscriminatorImpl::segmentationLoss(
    const std::vector<torch::Tensor>& mixed, const torch::Tensor& oneHot)
{
    // The grid of the second scale, an eighth of the picture, is fine enough for borders.
    const auto& grid = mixed[1];
    std::vector<torch::Tensor> parts { torch::avg_pool2d(mixed[0], 2) };
    for (std::size_t i = 1; i < mixed.size(); ++i)
        parts.push_back(enlargedTo(mixed[i], { grid.size(2), grid.size(3) }));
    parts[0] = enlargedTo(parts[0], { grid.size(2), grid.size(3) });
    auto x = torch::leaky_relu(m_gather->forward(torch::cat(parts, 1)), kSlope);
    x = torch::leaky_relu(m_look->forward(x), kSlope);
    const auto logProbability = torch::log_softmax(m_classes->forward(x), 1);
    const auto classes = oneHot.narrow(1, 0, m_classCount);
    return -(classShares(classes, grid) * logProbability).sum(1).mean();
}

} // namespace pleinair
