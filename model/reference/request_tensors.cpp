#include "model/reference/request_tensors.h"

#include <span>

namespace pleinair {

namespace {

/// A copy of the bytes, U8 [1, H, W].
torch::Tensor planeOf(std::span<const std::uint8_t> bytes, Size size)
{
    auto* data = const_cast<std::uint8_t*>(bytes.data());
    return torch::from_blob(data, { 1, size.height, size.width }, torch::kByte).clone();
}

} // namespace

torch::Tensor tensorOf(const LabelMap& labels, torch::Device device)
{
    return planeOf(labels.labels(), labels.size()).to(device);
}

torch::Tensor edgesOf(const RenderRequest& request, torch::Device device)
{
    if (request.edges.empty())
        return {};
    return planeOf(request.edges, request.labels.size()).to(device);
}

torch::Tensor latentOf(
    const StyleVector& style, const NetworkOptions& options, torch::Device device)
{
    if (!options.useVae)
        return {};
    return torch::tensor(style.mu).unsqueeze(0).to(device);
}

std::vector<float> floatsOf(const torch::Tensor& tensor)
{
    const torch::Tensor dense = tensor.to(torch::kCPU).to(torch::kFloat).contiguous();
    const auto* begin = dense.data_ptr<float>();
    return { begin, begin + dense.numel() };
}

} // namespace pleinair
