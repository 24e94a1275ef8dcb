#include "model/nn/synchronized_norm.h"

#include "model/nn/moments_exchange.h"
#include "model/nn/torch_api.h"

namespace pleinair {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

torch::Tensor perChannel(const torch::Tensor& values)
{
    return values.view({ 1, -1, 1, 1 });
}

class SynchronizedNorm : public torch::autograd::Function<SynchronizedNorm> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
        const torch::Tensor& mean, const torch::Tensor& variance, std::int64_t count, double eps)
    {
        const auto inverse = variance.clamp_min(eps).rsqrt();
        auto normalized = (x - perChannel(mean)) * perChannel(inverse);
        context->save_for_backward({ normalized, inverse, variance });
        context->saved_data["count"] = count;
        context->saved_data["eps"] = eps;
        return normalized;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto& normalized = saved[0];
        const auto& gradient = gradients[0];
        const auto count = static_cast<double>(context->saved_data["count"].toInt());
        auto sums = torch::stack({ gradient.sum({ 0, 2, 3 }, false, torch::kDouble),
            (gradient * normalized).sum({ 0, 2, 3 }, false, torch::kDouble) });
        if (auto* exchange = momentsExchange())
            exchange->sum(sums);
        const auto means = (sums / count).to(gradient.scalar_type());
        // A clamped variance is a constant.
        const auto isFree = saved[2].gt(context->saved_data["eps"].toDouble()).to(gradient.scalar_type());
        const auto inner = gradient - perChannel(means[0]) - normalized * perChannel(means[1] * isFree);
        return { inner * perChannel(saved[1]), torch::Tensor(), torch::Tensor(), torch::Tensor(),
            torch::Tensor() };
    }
};

} // namespace

torch::Tensor synchronizedNorm(
    const torch::Tensor& x, double eps, MomentsExchange& exchange, SynchronizedMoments& moments)
{
    {
        const torch::NoGradGuard noGradient;
        const auto features = x.detach();
        auto sums = torch::stack({ features.sum({ 0, 2, 3 }, false, torch::kDouble),
            features.to(torch::kDouble).square().sum({ 0, 2, 3 }) });
        exchange.sum(sums);
        moments.count = features.numel() / features.size(1) * exchange.processes();
        const auto mean = sums[0] / static_cast<double>(moments.count);
        moments.mean = mean.to(x.scalar_type());
        moments.variance = (sums[1] / static_cast<double>(moments.count) - mean.square())
                               .clamp_min(0)
                               .to(x.scalar_type());
    }
    return SynchronizedNorm::apply(x, moments.mean, moments.variance, moments.count, eps);
}

} // namespace pleinair
