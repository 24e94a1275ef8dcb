#include "training/gradient_buckets.h"

#include <torch/csrc/autograd/utils/lambda_post_hook.h>

namespace pleinair {

namespace {

using torch::autograd::variable_list;

torch::Tensor flatZeros(const torch::Tensor& parameter)
{
    return torch::zeros({ parameter.numel() }, parameter.options().requires_grad(false));
}

} // namespace

GradientBuckets::GradientBuckets(
    ProcessGroup& group, std::vector<torch::Tensor> parameters, int backwards)
    : m_group(group)
    , m_backwards(backwards)
{
    std::int64_t bytes = kBucketBytes;
    for (auto parameter = parameters.rbegin(); parameter != parameters.rend(); ++parameter) {
        if (!parameter->requires_grad())
            continue;
        const std::int64_t size = parameter->numel() * parameter->element_size();
        if (bytes + size > kBucketBytes && (bytes > 0 || m_buckets.empty())) {
            m_buckets.emplace_back();
            bytes = 0;
        }
        bytes += size;
        m_buckets.back().parameters.push_back(*parameter);
        if (backwards == 0)
            continue;
        // What DistributedDataParallel does: the hook runs when the gradient is in its place.
        auto accumulator = torch::autograd::impl::grad_accumulator(*parameter);
        accumulator->add_post_hook(std::make_unique<torch::autograd::utils::LambdaPostHook>(
            [this, bucket = m_buckets.size() - 1](const variable_list& outputs, const variable_list&) {
                arrived(bucket);
                return outputs;
            }));
        m_accumulators.push_back(std::move(accumulator));
    }
}

void GradientBuckets::begin()
{
    for (auto& bucket : m_buckets) {
        bucket.arrivals = 0;
        bucket.wait = nullptr;
    }
    m_sent = 0;
    m_isOpen = true;
}

void GradientBuckets::arrived(std::size_t place)
{
    if (!m_isOpen)
        return;
    ++m_buckets[place].arrivals;
    // In one order on all processes, whichever bucket is full first.
    while (m_sent < m_buckets.size()
        && m_buckets[m_sent].arrivals
            == m_buckets[m_sent].parameters.size() * static_cast<std::size_t>(m_backwards))
        send(m_buckets[m_sent++]);
}

void GradientBuckets::send(Bucket& bucket)
{
    const torch::NoGradGuard noGradient;
    std::vector<torch::Tensor> pieces;
    bucket.isThere.clear();
    for (const auto& parameter : bucket.parameters) {
        const auto& gradient = parameter.grad();
        bucket.isThere.push_back(gradient.defined());
        pieces.push_back(gradient.defined() ? gradient.contiguous().flatten() : flatZeros(parameter));
    }
    bucket.flat = torch::cat(pieces);
    bucket.wait = m_group.beginSum(bucket.flat);
}

void GradientBuckets::take(Bucket& bucket)
{
    const torch::NoGradGuard noGradient;
    bucket.wait();
    bucket.flat.div_(m_group.processes());
    std::int64_t place = 0;
    for (std::size_t i = 0; i < bucket.parameters.size(); ++i) {
        auto& parameter = bucket.parameters[i];
        if (bucket.isThere[i])
            parameter.mutable_grad().copy_(
                bucket.flat.narrow(0, place, parameter.numel()).view(parameter.sizes()));
        place += parameter.numel();
    }
    bucket.flat = torch::Tensor();
}

void GradientBuckets::finish()
{
    if (!m_isOpen)
        return;
    while (m_sent < m_buckets.size())
        send(m_buckets[m_sent++]);
    m_isOpen = false;
    for (auto& bucket : m_buckets)
        take(bucket);
}

} // namespace pleinair
