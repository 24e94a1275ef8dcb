#include "model/nn/packed_conv.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <optional>
#include <utility>
#include <vector>

namespace pleinair {

namespace {

/// The sizes of a picture that are kept packed at the same time.
constexpr std::size_t kMaxSizes = 4;

std::optional<c10::OperatorHandle> findOperator(const char* name)
{
    return c10::Dispatcher::singleton().findSchema({ name, "" });
}

torch::Tensor called(const char* name, torch::jit::Stack arguments)
{
    findOperator(name)->callBoxed(arguments);
    return arguments.front().toTensor();
}

constexpr const char* kReorder = "mkldnn::_reorder_convolution_weight";
constexpr const char* kConvolve = "mkldnn::_convolution_pointwise";

} // namespace

bool PackedConv::isPossible(const torch::Tensor& weight)
{
    static const bool isBuiltIn = at::globalContext().hasMKLDNN()
        && findOperator(kReorder).has_value() && findOperator(kConvolve).has_value();
    return isBuiltIn && at::globalContext().userEnabledMkldnn() && weight.is_cpu()
        && weight.scalar_type() == torch::kFloat;
}

PackedConv::PackedConv(
    torch::Tensor weight, torch::Tensor bias, int64_t stride, int64_t padding)
    : m_weight(std::move(weight))
    , m_bias(std::move(bias))
    , m_stride(stride)
    , m_padding(padding)
{
}

torch::Tensor PackedConv::forward(const torch::Tensor& x)
{
    const std::vector<int64_t> padding(2, m_padding);
    const std::vector<int64_t> stride(2, m_stride);
    const std::vector<int64_t> dilation(2, 1);
    const c10::IValue bias = m_bias.defined() ? c10::IValue(m_bias) : c10::IValue();
    return called(kConvolve,
        { x, packedFor(x), bias, padding, stride, dilation, int64_t { 1 }, std::string("none"),
            c10::List<std::optional<at::Scalar>>(), c10::IValue() });
}

const torch::Tensor& PackedConv::packedFor(const torch::Tensor& x)
{
    const std::pair size(x.size(2), x.size(3));
    const auto found = m_packed.find(size);
    if (found != m_packed.end())
        return found->second;
    if (m_packed.size() == kMaxSizes)
        m_packed.clear();
    const std::vector<int64_t> padding(2, m_padding);
    const std::vector<int64_t> stride(2, m_stride);
    const std::vector<int64_t> dilation(2, 1);
    return m_packed[size] = called(kReorder,
               { m_weight, padding, stride, dilation, int64_t { 1 }, x.sizes().vec() });
}

} // namespace pleinair
