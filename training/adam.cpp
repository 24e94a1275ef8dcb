#include "training/adam.h"

#include "model/nn/torch_api.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace pleinair {

namespace {

struct StepFactors {
    float beta1;
    float beta2;
    float rate; ///< Learning rate over the first moment's bias correction.
    float secondCorrection; ///< Square root of the second moment's.
    float epsilon;
    float gradientScale;
};

void stepOnCpu(torch::Tensor& parameter, torch::Tensor& first, torch::Tensor& second,
    const torch::Tensor& gradient, const StepFactors& f)
{
    float* value = parameter.data_ptr<float>();
    float* m = first.data_ptr<float>();
    float* v = second.data_ptr<float>();
    const float* g = gradient.data_ptr<float>();
    at::parallel_for(0, parameter.numel(), 1 << 15, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const float d = g[i] * f.gradientScale;
            m[i] = f.beta1 * m[i] + (1 - f.beta1) * d;
            v[i] = f.beta2 * v[i] + (1 - f.beta2) * d * d;
            value[i] -= f.rate * m[i] / (std::sqrt(v[i]) / f.secondCorrection + f.epsilon);
        }
    });
}

void stepAnywhere(torch::Tensor& parameter, torch::Tensor& first, torch::Tensor& second,
    const torch::Tensor& gradient, const StepFactors& f)
{
    const auto d = gradient * f.gradientScale;
    first.mul_(f.beta1).add_(d, 1 - f.beta1);
    second.mul_(f.beta2).addcmul_(d, d, 1 - f.beta2);
    parameter.addcdiv_(first, second.sqrt().div_(f.secondCorrection).add_(f.epsilon), -f.rate);
}

} // namespace

Adam::Adam(std::vector<NamedTensor> parameters, AdamOptions options)
    : m_parameters(std::move(parameters))
    , m_steps(torch::zeros({}, torch::kInt64))
    , m_options(options)
{
    for (const auto& [name, parameter] : m_parameters) {
        m_first.push_back(torch::zeros_like(parameter, torch::MemoryFormat::Contiguous));
        m_second.push_back(torch::zeros_like(parameter, torch::MemoryFormat::Contiguous));
    }
}

void Adam::zeroGradients()
{
    for (auto& [name, parameter] : m_parameters)
        parameter.mutable_grad() = torch::Tensor();
    if (m_reducer)
        m_reducer->begin();
}

std::vector<torch::Tensor> Adam::parameters() const
{
    std::vector<torch::Tensor> tensors;
    for (const auto& [name, parameter] : m_parameters)
        tensors.push_back(parameter);
    return tensors;
}

double Adam::gradientNorm() const
{
    if (m_reducer)
        m_reducer->finish();
    double squares = 0;
    for (const auto& [name, parameter] : m_parameters) {
        if (parameter.grad().defined()) {
            const double norm = parameter.grad().norm().item<double>();
            squares += norm * norm;
        }
    }
    return std::sqrt(squares);
}

void Adam::clipGradients(double limit)
{
    const double norm = gradientNorm();
    if (!(norm > limit))
        return;
    const torch::NoGradGuard noGradient;
    for (auto& [name, parameter] : m_parameters) {
        if (parameter.grad().defined())
            parameter.mutable_grad().mul_(limit / norm);
    }
}

void Adam::step(double gradientScale)
{
    if (m_reducer)
        m_reducer->finish();
    const torch::NoGradGuard noGradient;
    m_steps += 1;
    const auto count = m_steps.item<double>();
    StepFactors factors {};
    factors.beta1 = static_cast<float>(m_options.beta1);
    factors.beta2 = static_cast<float>(m_options.beta2);
    factors.rate
        = static_cast<float>(m_options.learningRate / (1 - std::pow(m_options.beta1, count)));
    factors.secondCorrection
        = static_cast<float>(std::sqrt(1 - std::pow(m_options.beta2, count)));
    factors.epsilon = static_cast<float>(m_options.epsilon);
    factors.gradientScale = static_cast<float>(gradientScale);
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        auto& parameter = m_parameters[i].second;
        if (!parameter.grad().defined())
            continue;
        const auto gradient = parameter.grad().contiguous();
        if (parameter.is_cpu() && parameter.is_contiguous())
            stepOnCpu(parameter, m_first[i], m_second[i], gradient, factors);
        else
            stepAnywhere(parameter, m_first[i], m_second[i], gradient, factors);
    }
}

std::vector<NamedTensor> Adam::state() const
{
    std::vector<NamedTensor> tensors { { "steps", m_steps } };
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        tensors.emplace_back(m_parameters[i].first + ".m", m_first[i]);
        tensors.emplace_back(m_parameters[i].first + ".v", m_second[i]);
    }
    return tensors;
}

} // namespace pleinair
