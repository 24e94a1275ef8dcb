#include "model/nn/winograd_passes.h"

#include "model/nn/winograd_layout.h"
#include "model/nn/winograd_sums.h"

#include "model/nn/torch_api.h"

namespace pleinair {

namespace {

WinogradPictures picturesOf(at::IntArrayRef shape, std::int64_t step)
{
    return { static_cast<int>(shape[2]), static_cast<int>(shape[3]), static_cast<int>(shape[1]),
        static_cast<int>(step) };
}

/// @param side  r. @param down, across  results of a picture (of each phase).
WinogradTiles tilesOf(std::int64_t side, std::int64_t down, std::int64_t across)
{
    WinogradTiles tiles;
    tiles.results = static_cast<int>(kWinogradWindow + 1 - side);
    tiles.down = static_cast<int>(dividedUp(down, tiles.results));
    tiles.across = static_cast<int>(dividedUp(across, tiles.results));
    return tiles;
}

std::int64_t resultSide(std::int64_t input, std::int64_t side, const ConvSteps& steps)
{
    return (input + 2 * steps.padding - side) / steps.stride + 1;
}

/// Where the first window of a forward pass begins, in pixels of a phase.
int originOf(const ConvSteps& steps)
{
    return static_cast<int>(-steps.padding / steps.stride);
}

WinogradWeights weightsOf(const torch::Tensor& weight, const ConvSteps& steps)
{
    return { weight.data_ptr<float>(), weight.stride(0), weight.stride(1), weight.stride(2),
        weight.stride(3), static_cast<int>(weight.size(0)), static_cast<int>(weight.size(1)),
        static_cast<int>(weight.size(2)), static_cast<int>(steps.stride) };
}

torch::Tensor emptyFeatures(at::IntArrayRef shape)
{
    return torch::empty(
        shape, torch::TensorOptions(torch::kFloat), torch::MemoryFormat::ChannelsLast);
}

} // namespace

std::int64_t winogradTiles(at::IntArrayRef input, std::int64_t side, const ConvSteps& steps)
{
    const auto tiles = tilesOf(
        side / steps.stride, resultSide(input[2], side, steps), resultSide(input[3], side, steps));
    return input[0] * tiles.down * tiles.across;
}

torch::Tensor winogradForward(const torch::Tensor& x, const torch::Tensor& weight,
    const torch::Tensor& bias, const ConvSteps& steps)
{
    const std::int64_t side = weight.size(2);
    auto y = emptyFeatures({ x.size(0), weight.size(0), resultSide(x.size(2), side, steps),
        resultSide(x.size(3), side, steps) });
    const auto dense = bias.defined() ? bias.contiguous() : bias;
    WinogradConvolution call;
    call.from = picturesOf(x.sizes(), steps.stride);
    call.to = picturesOf(y.sizes(), 1);
    call.source = x.data_ptr<float>();
    call.target = y.data_ptr<float>();
    call.origin = originOf(steps);
    call.inner = winogradWidth(call.from);
    call.weights = weightsOf(weight, steps);
    call.transformWeights = winogradKernels().weights;
    call.bias = dense.defined() ? dense.data_ptr<float>() : nullptr;
    call.tiles = tilesOf(side / steps.stride, y.size(2), y.size(3));
    call.pictures = x.size(0);
    convolveByWinograd(call);
    return y;
}

torch::Tensor winogradInputGradient(const torch::Tensor& gradient, const torch::Tensor& weight,
    at::IntArrayRef input, const ConvSteps& steps)
{
    const std::int64_t side = weight.size(2) / steps.stride;
    auto ofX = emptyFeatures(input);
    WinogradConvolution call;
    call.from = picturesOf(gradient.sizes(), 1);
    call.to = picturesOf(input, steps.stride);
    call.source = gradient.data_ptr<float>();
    call.target = ofX.data_ptr<float>();
    call.origin = static_cast<int>(steps.padding / steps.stride + 1 - side);
    call.inner = weight.size(0);
    call.weights = weightsOf(weight, steps);
    call.transformWeights = winogradKernels().turnedWeights;
    call.tiles =
        tilesOf(side, dividedUp(input[2], steps.stride), dividedUp(input[3], steps.stride));
    call.pictures = input[0];
    convolveByWinograd(call);
    return ofX;
}

torch::Tensor winogradWeightGradient(const torch::Tensor& gradient, const torch::Tensor& x,
    at::IntArrayRef shape, const ConvSteps& steps)
{
    auto ofWeight = torch::empty(shape);
    WinogradGradient call;
    call.results = picturesOf(gradient.sizes(), 1);
    call.input = picturesOf(x.sizes(), steps.stride);
    call.resultGradients = gradient.data_ptr<float>();
    call.inputPixels = x.data_ptr<float>();
    call.origin = originOf(steps);
    call.tiles = tilesOf(shape[2] / steps.stride, gradient.size(2), gradient.size(3));
    call.pictures = x.size(0);
    call.layout = weightsOf(ofWeight, steps);
    call.target = ofWeight.data_ptr<float>();
    sumWinogradGradient(call);
    return ofWeight;
}

} // namespace pleinair
