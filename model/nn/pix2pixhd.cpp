#include "model/nn/pix2pixhd.h"

#include "model/io/pix2pixhd_layout.h"

namespace pleinair {

namespace {

using Layout = Pix2PixHdLayout;

constexpr int64_t kOuterPadding = Layout::kOuterKernel / 2;
constexpr int64_t kPadding = Layout::kKernel / 2;
/// Name of the one sequence that holds everything; it is the beginning of the layout's names.
constexpr const char* kSequence = "model";

/// "model.11.conv_block.1" -> "11.conv_block.1".
std::string inSequence(const std::string& name)
{
    return name.substr(std::string(kSequence).size() + 1);
}

torch::Tensor mirrored(const torch::Tensor& x, int64_t padding)
{
    return torch::reflection_pad2d(x, { padding, padding, padding, padding });
}

std::shared_ptr<torch::nn::Module> addPart(torch::nn::Module& parent, const std::string& name)
{
    return parent.register_module(name, std::make_shared<torch::nn::Module>());
}

NormalizedConv normalized(
    torch::nn::Module& parent, const std::string& name, const ConvShape& shape)
{
    return { parent, name, shape, ConvNorm::Instance, WeightNorm::None };
}

} // namespace

Pix2PixHdImpl::Pix2PixHdImpl(const NetworkOptions& options)
    : GeneratorImpl(options)
{
    const auto layout = Layout::of(options);
    auto& sequence = *addPart(*this, kSequence);
    m_first = { layout.first.name,
        normalized(sequence, inSequence(layout.first.name),
            { .in = layout.first.in,
                .out = layout.first.out,
                .kernel = Layout::kOuterKernel,
                .padding = 0 }) };
    for (const auto& halving : layout.halvings)
        m_halvings.push_back({ halving.name,
            normalized(sequence, inSequence(halving.name),
                { .in = halving.in,
                    .out = halving.out,
                    .kernel = Layout::kKernel,
                    .stride = 2,
                    .padding = kPadding }) });
    const ConvShape keeping { .in = layout.blockChannels,
        .out = layout.blockChannels,
        .kernel = Layout::kKernel,
        .padding = 0 };
    for (const auto& name : layout.blocks) {
        auto& block = *addPart(*addPart(sequence, inSequence(name)), "conv_block");
        // "conv_block.1" and "conv_block.4": paddings and activations have places, too.
        m_blocks.push_back(
            { name, { normalized(block, "1", keeping), normalized(block, "4", keeping) } });
    }
    for (const auto& doubling : layout.doublings) {
        auto& part = *addPart(sequence, inSequence(doubling.name));
        const auto shape =
            torch::nn::ConvTranspose2dOptions(doubling.in, doubling.out, Layout::kKernel)
                .stride(2)
                .padding(kPadding)
                .output_padding(1)
                .bias(false);
        m_doublings.push_back(
            { doubling.name, part.register_module("0", torch::nn::ConvTranspose2d(shape)),
                part.register_module("1", FeatureNorm(SpadeNorm::Instance, doubling.out)) });
    }
    m_last = sequence.register_module(inSequence(layout.last.name),
        torch::nn::Conv2d(
            torch::nn::Conv2dOptions(layout.last.in, layout.last.out, Layout::kOuterKernel)));
}

torch::Tensor Pix2PixHdImpl::forward(
    LabelPyramid& labels, const torch::Tensor& /*z*/, const GeneratorCall& call)
{
    const auto observed = [&](const std::string& name, torch::Tensor output) {
        if (call.observe)
            call.observe(name, output);
        return output;
    };
    const auto stops = [&] { return call.stopRequested && call.stopRequested(); };
    const Size grid = call.grid.value_or(m_options.startGrid());
    const int64_t scale = m_options.gridMultiple();
    torch::Tensor x = labels.at(grid.height * scale, grid.width * scale);
    x = observed(
        m_first.name, torch::relu(m_first.convolution.forward(mirrored(x, kOuterPadding))));
    for (auto& halving : m_halvings) {
        if (stops())
            return {};
        x = observed(halving.name, torch::relu(halving.convolution.forward(x)));
    }
    for (auto& block : m_blocks) {
        if (stops())
            return {};
        auto& [inner, outer] = block.convolutions;
        const auto middle = torch::relu(inner.forward(mirrored(x, kPadding)));
        x = observed(block.name, x + outer.forward(mirrored(middle, kPadding)));
    }
    for (auto& doubling : m_doublings) {
        if (stops())
            return {};
        x = observed(
            doubling.name, torch::relu(doubling.norm->forward(doubling.convolution->forward(x))));
    }
    return torch::tanh(m_last->forward(mirrored(x, kOuterPadding)));
}

} // namespace pleinair
