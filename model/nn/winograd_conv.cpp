#include "model/nn/winograd_conv.h"

#include "model/nn/kernel_source.h"
#include "model/nn/torch_api.h"
#include "model/nn/winograd_passes.h"

#include <optional>

namespace pleinair {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Below, transforming the weights would be most of the work.
constexpr std::int64_t kFewestTiles = 4;
constexpr std::int64_t kFewestChannels = 8;

torch::Tensor channelsLast(const torch::Tensor& x)
{
    return x.contiguous(torch::MemoryFormat::ChannelsLast);
}

class WinogradConv : public torch::autograd::Function<WinogradConv> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
        const torch::Tensor& weight, const std::optional<torch::Tensor>& bias, std::int64_t stride,
        std::int64_t padding)
    {
        context->save_for_backward({ x, weight });
        context->saved_data["hasBias"] = bias.has_value();
        context->saved_data["stride"] = stride;
        context->saved_data["padding"] = padding;
        return winogradForward(
            channelsLast(x), weight, bias.value_or(torch::Tensor()), { stride, padding });
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        TORCH_CHECK(!torch::GradMode::is_enabled(),
            "a convolution by Winograd's algorithm is differentiable once");
        const auto saved = context->get_saved_variables();
        const ConvSteps steps { context->saved_data["stride"].toInt(),
            context->saved_data["padding"].toInt() };
        const auto gradient = channelsLast(gradients[0]);
        variable_list found(5);
        if (context->needs_input_grad(0))
            found[0] = winogradInputGradient(gradient, saved[1], saved[0].sizes(), steps);
        if (context->needs_input_grad(1))
            found[1] =
                winogradWeightGradient(gradient, channelsLast(saved[0]), saved[1].sizes(), steps);
        if (context->saved_data["hasBias"].toBool() && context->needs_input_grad(2))
            found[2] = gradient.sum({ 0, 2, 3 });
        return found;
    }
};

bool suitsWinograd(const torch::Tensor& x, const torch::Tensor& weight, const ConvSteps& steps)
{
    const std::int64_t side = weight.size(2);
    const bool knowsShape = weight.size(3) == side && steps.padding < side
        && ((steps.stride == 1 && (side == 3 || side == 4))
            || (steps.stride == 2 && side == 4 && steps.padding % 2 == 0));
    return knowsShape && ownKernelsTake(x) && weight.scalar_type() == torch::kFloat
        && weight.size(0) >= kFewestChannels && weight.size(1) >= kFewestChannels
        && winogradTiles(x.sizes(), side, steps) >= kFewestTiles;
}

} // namespace

torch::Tensor convolved(const torch::Tensor& x, const torch::Tensor& weight,
    const torch::Tensor& bias, std::int64_t stride, std::int64_t padding, std::int64_t groups)
{
    if (groups == 1 && suitsWinograd(x, weight, { stride, padding }))
        return WinogradConv::apply(x, weight,
            bias.defined() ? std::optional<torch::Tensor>(bias) : std::nullopt, stride, padding);
    return torch::conv2d(x, weight, bias, stride, padding, 1, groups);
}

} // namespace pleinair
