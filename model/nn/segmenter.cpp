#include "model/nn/segmenter.h"

#include "model/nn/smooth_fit.h"

#include <string>

namespace pleinair {

namespace {

constexpr int64_t kGuideRadius = 4;
constexpr double kGuideEps = 1e-3;

constexpr int64_t kDepartureWidth = 24;
/// Departures at which a pixel counts half as part of the surface. Clouds move the brightness far
/// enough to tell them from the sky before the fit; how blue a sky is changes smoothly with them.
constexpr double kBrightnessTolerance = 0.04;
constexpr double kBluenessTolerance = 0.3;
/// Brings departures of clouds to about 1.
constexpr double kDepartureScale = 8;
constexpr double kLargestDeparture = 2;

ConvShape pointwise(int64_t in, int64_t out)
{
    return { .in = in, .out = out, .kernel = 1, .padding = 0 };
}

torch::Tensor enlarged(const torch::Tensor& x, const torch::Tensor& like)
{
    return torch::upsample_bilinear2d(x, { like.size(2), like.size(3) }, /*align_corners=*/false);
}

/// The mean over a square of 2 * radius + 1 pixels, as far as it lies in the picture.
torch::Tensor boxMean(const torch::Tensor& x)
{
    return torch::avg_pool2d(x, 2 * kGuideRadius + 1, 1, kGuideRadius, /*ceil_mode=*/false,
        /*count_include_pad=*/false);
}

constexpr int64_t kSurfacePlanes = 7;

/// Brightness and blueness of the photographs, how they depart from a smooth surface, with and
/// without sign, and the share that the surface is fitted to; the size and dtype of `like`.
torch::Tensor surfacePlanes(
    const torch::Tensor& photographs, const torch::Tensor& share, const torch::Tensor& like)
{
    const torch::NoGradGuard noGrad;
    const auto small =
        torch::adaptive_avg_pool2d(photographs.to(torch::kFloat), { like.size(2), like.size(3) });
    const auto brightness = (small.mean(1, /*keepdim=*/true) + 1) / 2;
    const auto blueness = (small.slice(1, 2, 3) - small.slice(1, 0, 1)) / 2;
    // Doubtful pixels would pull the surface towards the land: their share to the fourth power.
    const auto weights = share.square().square();
    const auto departure =
        torch::cat({ departureFromSmooth(brightness, weights, kBrightnessTolerance),
                       departureFromSmooth(blueness, weights, kBluenessTolerance) },
            1);
    const auto colors = torch::cat({ brightness, blueness }, 1);
    const auto seen =
        (share * departure * kDepartureScale).clamp(-kLargestDeparture, kLargestDeparture);
    return torch::cat({ colors, seen, seen.abs(), share }, 1).to(like.scalar_type());
}

} // namespace

SegmenterBlockImpl::SegmenterBlockImpl(int64_t channels, ConvNorm norm)
    : m_conv1(*this, "conv1", { .in = channels, .out = channels }, norm, WeightNorm::None)
    , m_conv2(*this, "conv2", { .in = channels, .out = channels }, norm, WeightNorm::None)
{
}

torch::Tensor SegmenterBlockImpl::forward(const torch::Tensor& x)
{
    return torch::relu(x + m_conv2.forward(torch::relu(m_conv1.forward(x))));
}

SegmenterImpl::SegmenterImpl(const SegmenterShape& shape, ConvNorm norm)
    : m_shape(shape)
{
    const int64_t width = shape.width;
    const auto widths = shape.channels();
    const auto conv = [&](const std::string& name, const ConvShape& convShape) {
        return NormalizedConv(*this, name, convShape, norm, WeightNorm::None);
    };
    int64_t in = 3;
    for (std::size_t level = 0; level < kLevels; ++level) {
        const std::string name = std::to_string(level + 1);
        m_down[level] = conv("down" + name, { .in = in, .out = widths[level], .stride = 2 });
        in = widths[level];
        for (int i = 0; i < shape.blocks[level]; ++i)
            m_blocks[level].push_back(register_module(
                "block" + name + "_" + std::to_string(i + 1), SegmenterBlock(in, norm)));
    }
    const auto plain = [&](const std::string& name, int64_t from, int64_t to) {
        return NormalizedConv(*this, name, pointwise(from, to), ConvNorm::None, WeightNorm::None);
    };
    m_context = plain("context", in, in);
    const std::array<int64_t, kSteps> joined = { 3 * width, 2 * width, 3 * width / 2 };
    for (std::size_t step = 0; step < kSteps; ++step) {
        const std::string name = std::to_string(kLevels - 1 - step);
        m_above[step] = conv("above" + name, pointwise(in, joined[step]));
        m_beside[step] = conv("beside" + name, pointwise(widths[kLevels - 2 - step], joined[step]));
        in = joined[step];
        m_joined[step] = conv("joined" + name, { .in = in, .out = in });
    }
    m_head = plain("head", in, shape.classes);
    if (!shape.seesDepartures)
        return;
    m_smoothClasses = register_buffer("smooth_classes", torch::zeros({ shape.classes }));
    m_departures1 = conv("departures1", { .in = in + kSurfacePlanes, .out = kDepartureWidth });
    m_departures2 = conv("departures2", { .in = kDepartureWidth, .out = kDepartureWidth });
    m_departuresHead = register_module("departures_head",
        SpectralConv2d(pointwise(kDepartureWidth, shape.classes), WeightNorm::None));
}

torch::Tensor SegmenterImpl::forward(const torch::Tensor& photographs)
{
    return decode(encode(photographs), photographs);
}

SegmenterImpl::Levels SegmenterImpl::encode(const torch::Tensor& photographs)
{
    Levels levels;
    torch::Tensor x = photographs;
    for (std::size_t level = 0; level < kLevels; ++level) {
        x = torch::relu(m_down[level].forward(x));
        for (auto& block : m_blocks[level])
            x = block->forward(x);
        levels[level] = x;
    }
    return levels;
}

torch::Tensor SegmenterImpl::decode(const Levels& levels, const torch::Tensor& photographs)
{
    torch::Tensor x = levels.back();
    x = torch::relu(x + m_context.forward(x.mean({ 2, 3 }, /*keepdim=*/true)));
    for (std::size_t step = 0; step < kSteps; ++step) {
        const auto& skipped = levels[kLevels - 2 - step];
        const auto sum =
            enlarged(m_above[step].forward(x), skipped) + m_beside[step].forward(skipped);
        x = torch::relu(m_joined[step].forward(torch::relu(sum)));
    }
    const auto logits = m_head.forward(x);
    return m_shape.seesDepartures ? logits + seenDepartures(x, logits, photographs) : logits;
}

torch::Tensor SegmenterImpl::seenDepartures(
    const torch::Tensor& x, const torch::Tensor& logits, const torch::Tensor& photographs)
{
    const auto share = (torch::softmax(logits.detach().to(torch::kFloat), 1)
        * m_smoothClasses.view({ 1, -1, 1, 1 }))
                           .sum(1, /*keepdim=*/true);
    const auto planes = surfacePlanes(photographs, share, x);
    const auto seen = torch::relu(m_departures1.forward(torch::cat({ x, planes }, 1)));
    return m_departuresHead->forward(torch::relu(m_departures2.forward(seen)));
}

void SegmenterImpl::silenceDepartures()
{
    const torch::NoGradGuard noGrad;
    if (!m_departuresHead)
        return;
    m_departuresHead->rawWeight().zero_();
    m_departuresHead->bias().zero_();
}

torch::Tensor onSegmenterGrid(const torch::Tensor& photographs)
{
    const auto missing = [](int64_t side) {
        return (SegmenterImpl::kGrid - side % SegmenterImpl::kGrid) % SegmenterImpl::kGrid;
    };
    const int64_t right = missing(photographs.size(3));
    const int64_t below = missing(photographs.size(2));
    if (right == 0 && below == 0)
        return photographs;
    return torch::replication_pad2d(photographs, { 0, right, 0, below });
}

void freeze(SegmenterImpl& segmenter)
{
    segmenter.eval();
    for (auto& parameter : segmenter.parameters())
        parameter.set_requires_grad(false);
}

void initializeSegmenter(SegmenterImpl& segmenter)
{
    const torch::NoGradGuard noGrad;
    for (const auto& part : segmenter.modules()) {
        auto* conv = part->as<SpectralConv2dImpl>();
        if (conv == nullptr)
            continue;
        torch::nn::init::kaiming_normal_(conv->rawWeight(), 0, torch::kFanOut, torch::kReLU);
        if (conv->bias().defined())
            conv->bias().zero_();
    }
    segmenter.silenceDepartures();
}

torch::Tensor refinedProbabilities(const torch::Tensor& logits, const torch::Tensor& photographs)
{
    const torch::Tensor guide = (photographs.mean(1, /*keepdim=*/true) + 1) / 2;
    const torch::Tensor shares = torch::softmax(enlarged(logits, photographs), 1);
    const torch::Tensor meanGuide = boxMean(guide);
    const torch::Tensor meanShares = boxMean(shares);
    const torch::Tensor slope = (boxMean(guide * shares) - meanGuide * meanShares)
        / (boxMean(guide * guide) - meanGuide * meanGuide + kGuideEps);
    const torch::Tensor base = meanShares - slope * meanGuide;
    const torch::Tensor refined = (boxMean(slope) * guide + boxMean(base)).clamp_min(0);
    return refined / refined.sum(1, /*keepdim=*/true).clamp_min(1e-6);
}

} // namespace pleinair
