#include "training/given_gradient.h"

#include "model/nn/torch_api.h"

namespace pleinair {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class GivenGradient : public torch::autograd::Function<GivenGradient> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& /*at*/,
        const torch::Tensor& loss, const torch::Tensor& gradient)
    {
        context->save_for_backward({ gradient });
        return loss.detach().clone();
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        TORCH_CHECK(!torch::GradMode::is_enabled(), "a given gradient has no gradient itself");
        return { context->get_saved_variables()[0] * gradients[0], torch::Tensor(),
            torch::Tensor() };
    }
};

} // namespace

torch::Tensor lossWithGradient(
    const torch::Tensor& at, const torch::Tensor& loss, const torch::Tensor& gradient)
{
    return GivenGradient::apply(at, loss.detach(), gradient.detach());
}

} // namespace pleinair
