#include "model/nn/spade_generator.h"

namespace pleinair {

namespace {

SpadeShape spadeShape(const NetworkOptions& options)
{
    return { .semanticNc = options.semanticNc(),
        .nhidden = options.nhidden,
        .kernel = options.spadeKernel,
        .norm = options.spadeNorm };
}

} // namespace

SpadeGeneratorImpl::SpadeGeneratorImpl(const NetworkOptions& options)
    : GeneratorImpl(options)
{
    const int64_t width = options.ngf;
    const bool most = options.numUpsamplingLayers == UpsamplingLayers::Most;
    const Size grid = options.startGrid();
    if (options.useVae)
        m_latentStem =
            register_module("fc", torch::nn::Linear(options.zDim, 16 * width * grid.area()));
    else
        m_labelStem = register_module("fc",
            torch::nn::Conv2d(
                torch::nn::Conv2dOptions(options.semanticNc(), 16 * width, 3).padding(1)));

    addStage("head_0", 16 * width, 16 * width, false);
    addStage("G_middle_0", 16 * width, 16 * width, true);
    addStage("G_middle_1", 16 * width, 16 * width,
        options.numUpsamplingLayers != UpsamplingLayers::Normal);
    addStage("up_0", 16 * width, 8 * width, true);
    addStage("up_1", 8 * width, 4 * width, true);
    addStage("up_2", 4 * width, 2 * width, true);
    addStage("up_3", 2 * width, width, true);
    if (most)
        addStage("up_4", width, width / 2, true);
    m_toRgb = register_module("conv_img",
        torch::nn::Conv2d(torch::nn::Conv2dOptions(most ? width / 2 : width, 3, 3).padding(1)));
}

void SpadeGeneratorImpl::addStage(const std::string& name, int64_t in, int64_t out, bool doubles)
{
    const auto norm = m_options.spectralG ? WeightNorm::Spectral : WeightNorm::None;
    SpadeBlock block(in, out, spadeShape(m_options), norm);
    m_stages.push_back({ name, doubles, register_module(name, block) });
}

torch::Tensor SpadeGeneratorImpl::forward(
    LabelPyramid& labels, const torch::Tensor& z, const GeneratorCall& call)
{
    const auto observe = [&](const std::string& name, const torch::Tensor& output) {
        if (call.observe)
            call.observe(name, output);
    };
    torch::Tensor x = stem(labels, z, call.grid.value_or(m_options.startGrid()));
    observe("fc", x);
    for (auto& stage : m_stages) {
        if (call.stopRequested && call.stopRequested())
            return {};
        x = stage.block->forward(x, labels, stage.doubles ? 2 : 1);
        observe(stage.name, x);
    }
    x = m_toRgb->forward(torch::leaky_relu(x, 0.2));
    observe("conv_img", x);
    return torch::tanh(x);
}

torch::Tensor SpadeGeneratorImpl::stem(LabelPyramid& labels, const torch::Tensor& z, Size grid)
{
    if (m_labelStem)
        return m_labelStem->forward(labels.at(grid.height, grid.width));
    const Size own = m_options.startGrid();
    const torch::Tensor x =
        m_latentStem->forward(z).view({ -1, 16 * m_options.ngf, own.height, own.width });
    if (grid == own)
        return x;
    return torch::upsample_bilinear2d(x, { grid.height, grid.width }, /*align_corners=*/false);
}

} // namespace pleinair
