#include "model/nn/instance_norm.h"

#include "model/nn/modulation_kernels.h"

#include "model/nn/torch_api.h"
#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace pleinair {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class InstanceNorm : public torch::autograd::Function<InstanceNorm> {
public:
    static torch::Tensor forward(
        AutogradContext* context, const torch::Tensor& features, double eps, double slope)
    {
        const auto x = features.contiguous(torch::MemoryFormat::ChannelsLast);
        const std::int64_t channels = x.size(1);
        const std::int64_t area = x.size(2) * x.size(3);
        auto y = torch::empty_like(x, torch::MemoryFormat::ChannelsLast);
        auto inverse = torch::empty({ x.size(0), channels });
        const float* from = x.data_ptr<float>();
        float* to = y.data_ptr<float>();
        float* deviations = inverse.data_ptr<float>();
        at::parallel_for(0, x.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
            std::vector<double> sums(static_cast<std::size_t>(2 * channels));
            std::vector<float> means(static_cast<std::size_t>(channels));
            for (std::int64_t n = begin; n < end; ++n) {
                std::fill(sums.begin(), sums.end(), 0.0);
                accumulateMoments(from + n * area * channels, area, channels, sums.data());
                for (std::int64_t c = 0; c < channels; ++c) {
                    const auto i = static_cast<std::size_t>(c);
                    const double mean = sums[i] / static_cast<double>(area);
                    const double square =
                        sums[i + static_cast<std::size_t>(channels)] / static_cast<double>(area);
                    means[i] = static_cast<float>(mean);
                    deviations[n * channels + c] = static_cast<float>(
                        1 / std::sqrt(std::max(0.0, square - mean * mean) + eps));
                }
                normalizeForward(from + n * area * channels, area, channels, means.data(),
                    deviations + n * channels, static_cast<float>(slope), to + n * area * channels);
            }
        });
        context->save_for_backward({ y, inverse });
        context->saved_data["slope"] = slope;
        return y;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        TORCH_CHECK(!torch::GradMode::is_enabled(), "this instance norm is differentiable once");
        const auto saved = context->get_saved_variables();
        const auto& y = saved[0];
        const auto gradient = gradients[0].contiguous(torch::MemoryFormat::ChannelsLast);
        const std::int64_t channels = y.size(1);
        const std::int64_t area = y.size(2) * y.size(3);
        auto result = torch::empty_like(y, torch::MemoryFormat::ChannelsLast);
        const float* outputs = y.data_ptr<float>();
        const float* deviations = saved[1].data_ptr<float>();
        const float* given = gradient.data_ptr<float>();
        float* to = result.data_ptr<float>();
        const auto slope = static_cast<float>(context->saved_data["slope"].toDouble());
        at::parallel_for(0, y.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t n = begin; n < end; ++n)
                normalizeBackward(outputs + n * area * channels, given + n * area * channels, area,
                    channels, deviations + n * channels, slope, to + n * area * channels);
        });
        return { result, torch::Tensor(), torch::Tensor() };
    }
};

} // namespace

torch::Tensor instanceNorm(const torch::Tensor& x, double eps, double slope)
{
    return InstanceNorm::apply(x, eps, slope);
}

} // namespace pleinair
