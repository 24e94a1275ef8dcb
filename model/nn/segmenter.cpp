#include "model/nn/segmenter.h"

#include <string>

namespace pleinair {

namespace {

constexpr int64_t kGuideRadius = 4;
constexpr double kGuideEps = 1e-3;

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
{
    const int64_t width = shape.width;
    const std::array<int64_t, kLevels> widths = { width / 2, width, 2 * width, 4 * width,
        6 * width };
    constexpr std::array<int, kLevels> kBlocks = { 0, 1, 2, 2, 2 };
    const auto conv = [&](const std::string& name, const ConvShape& convShape) {
        return NormalizedConv(*this, name, convShape, norm, WeightNorm::None);
    };
    int64_t in = 3;
    for (std::size_t level = 0; level < kLevels; ++level) {
        const std::string name = std::to_string(level + 1);
        m_down[level] = conv("down" + name, { .in = in, .out = widths[level], .stride = 2 });
        in = widths[level];
        for (int i = 0; i < kBlocks[level]; ++i)
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
}

torch::Tensor SegmenterImpl::forward(const torch::Tensor& photographs)
{
    return decode(encode(photographs));
}

std::array<torch::Tensor, SegmenterImpl::kLevels> SegmenterImpl::encode(
    const torch::Tensor& photographs)
{
    std::array<torch::Tensor, kLevels> levels;
    torch::Tensor x = photographs;
    for (std::size_t level = 0; level < kLevels; ++level) {
        x = torch::relu(m_down[level].forward(x));
        for (auto& block : m_blocks[level])
            x = block->forward(x);
        levels[level] = x;
    }
    return levels;
}

torch::Tensor SegmenterImpl::decode(const std::array<torch::Tensor, kLevels>& levels)
{
    torch::Tensor x = levels.back();
    x = torch::relu(x + m_context.forward(x.mean({ 2, 3 }, /*keepdim=*/true)));
    for (std::size_t step = 0; step < kSteps; ++step) {
        const auto& skipped = levels[kLevels - 2 - step];
        const auto sum =
            enlarged(m_above[step].forward(x), skipped) + m_beside[step].forward(skipped);
        x = torch::relu(m_joined[step].forward(torch::relu(sum)));
    }
    return m_head.forward(x);
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
