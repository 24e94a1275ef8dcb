#include "model/nn/torch_api.h"
#include "training/frozen_features.h"

#include <algorithm>
#include <array>
#include <optional>

namespace pleinair {

namespace {

struct BlockShape {
    int kernel;
    int stride;
    bool residual;
};

/// The sixteen inverted residual blocks of EfficientNet-Lite0.
constexpr std::array<BlockShape, 16> kBlocks { {
    { 3, 1, false }, { 3, 2, false }, { 3, 1, true }, { 5, 2, false }, { 5, 1, true },
    { 3, 2, false }, { 3, 1, true }, { 3, 1, true }, { 5, 1, false }, { 5, 1, true },
    { 5, 1, true }, { 5, 2, false }, { 5, 1, true }, { 5, 1, true }, { 5, 1, true },
    { 3, 1, false } } };

/// Zero padding as TensorFlow's SAME: the odd pixel stands at the end.
torch::Tensor padSame(const torch::Tensor& x, std::int64_t kernel, std::int64_t stride)
{
    const auto total = [&](std::int64_t size) {
        const std::int64_t outputs = (size + stride - 1) / stride;
        return std::max<std::int64_t>((outputs - 1) * stride + kernel - size, 0);
    };
    const std::int64_t height = total(x.size(2));
    const std::int64_t width = total(x.size(3));
    return torch::constant_pad_nd(
        x, { width / 2, width - width / 2, height / 2, height - height / 2 });
}

torch::Tensor cappedRelu(const torch::Tensor& x)
{
    return torch::clamp(x, 0, 6);
}

struct Block {
    BlockShape shape;
    std::optional<FrozenConvolution> expand;
    FrozenConvolution depthwise;
    FrozenConvolution project;

    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const
    {
        auto y = expand ? cappedRelu((*expand)(x)) : x;
        // A stride of one needs no separate pass for its symmetric padding.
        if (shape.stride != 1)
            y = padSame(y, shape.kernel, shape.stride);
        y = project(cappedRelu(depthwise(y)));
        return shape.residual ? x + y : y;
    }
};

class EfficientNetFeatures final : public FrozenFeatures {
public:
    explicit EfficientNetFeatures(const TensorMap& tensors)
        : m_stem(FrozenConvolution::read(tensors, "stem", 2))
    {
        for (std::size_t i = 0; i < kBlocks.size(); ++i) {
            const std::string name = "blocks." + std::to_string(i) + ".";
            Block block { kBlocks[i], std::nullopt, {}, {} };
            if (i > 0)
                block.expand = FrozenConvolution::read(tensors, name + "expand");
            block.depthwise = FrozenConvolution::read(tensors, name + "depthwise", kBlocks[i].stride,
                kBlocks[i].stride == 1 ? kBlocks[i].kernel / 2 : 0);
            block.project = FrozenConvolution::read(tensors, name + "project");
            m_blocks.push_back(std::move(block));
        }
    }

    [[nodiscard]] std::string name() const override { return "EfficientNet-Lite0"; }

    [[nodiscard]] std::vector<double> weights() const override
    {
        return { 0.25, 0.25, 0.5, 1.0 };
    }

    [[nodiscard]] std::vector<torch::Tensor> forward(const torch::Tensor& image) const override
    {
        // [-1, 1] to the network's input, whose mean and deviation are 127/255 and 128/255.
        const auto input = ((image + 1) / 2 - 127.0 / 255) / (128.0 / 255);
        auto x = cappedRelu(m_stem(padSame(input, 3, 2)));
        std::vector<torch::Tensor> found;
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            x = m_blocks[i](x);
            if (i == 2 || i == 4 || i == 10 || i == 15)
                found.push_back(x);
        }
        return found;
    }

    void to(torch::Device device) override
    {
        m_stem.to(device);
        for (auto& block : m_blocks) {
            if (block.expand)
                block.expand->to(device);
            block.depthwise.to(device);
            block.project.to(device);
        }
    }

private:
    FrozenConvolution m_stem;
    std::vector<Block> m_blocks;
};

} // namespace

std::unique_ptr<FrozenFeatures> makeEfficientNetFeatures(const TensorMap& tensors)
{
    return std::make_unique<EfficientNetFeatures>(tensors);
}

} // namespace pleinair
