#include "model/nn/one_hot.h"

#include "model/base/error.h"

#include <string>

namespace pleinair {

namespace {

torch::Tensor withoutChannel(const torch::Tensor& ids)
{
    return ids.dim() == 4 ? ids.squeeze(1) : ids;
}

/// @param illegal  Bool [N, H, W] with at least one true.
[[noreturn]] void refuse(
    const torch::Tensor& ids, const torch::Tensor& illegal, const NetworkOptions& options)
{
    const torch::Tensor place = illegal.nonzero()[0].cpu();
    const auto n = place[0].item<int64_t>();
    const auto y = place[1].item<int64_t>();
    const auto x = place[2].item<int64_t>();
    const auto value = ids[n][y][x].item<int64_t>();
    std::string message = "The label map has the value " + std::to_string(value) + " at x "
        + std::to_string(x) + ", y " + std::to_string(y) + "; ";
    message += value == 255 ? "the model has no class for unknown places."
                            : "the model knows the classes 0 to "
            + std::to_string(options.labelNc - 1)
            + (options.containDontcareLabel ? ", and 255 for unknown." : ".");
    throw Error(ErrorKind::ModelMismatch, message);
}

} // namespace

torch::Tensor oneHotLabels(const torch::Tensor& ids, const NetworkOptions& options,
    const torch::Tensor& edges, torch::Dtype dtype)
{
    const torch::Tensor index = labelChannels(withoutChannel(ids), options);
    const int64_t classes = options.labelNc + (options.containDontcareLabel ? 1 : 0);
    torch::Tensor labels
        = torch::zeros({ index.size(0), options.semanticNc(), index.size(1), index.size(2) },
            torch::TensorOptions(dtype).device(ids.device()));
    labels.scatter_(1, index.unsqueeze(1), 1);
    if (!options.noInstance && edges.defined())
        labels.select(1, classes).copy_(withoutChannel(edges));
    return labels;
}

torch::Tensor edgesOfIds(const torch::Tensor& ids)
{
    auto edges = torch::zeros(ids.sizes(), torch::TensorOptions(torch::kBool).device(ids.device()));
    for (const int64_t axis : { 1, 2 }) {
        const int64_t last = ids.size(axis) - 1;
        const auto differs = ids.narrow(axis, 0, last) != ids.narrow(axis, 1, last);
        edges.narrow(axis, 0, last).logical_or_(differs);
        edges.narrow(axis, 1, last).logical_or_(differs);
    }
    return edges.to(torch::kUInt8);
}

torch::Tensor labelChannels(const torch::Tensor& ids, const NetworkOptions& options)
{
    torch::Tensor index = ids.to(torch::kLong);
    if (options.containDontcareLabel)
        index = torch::where(index == 255, options.labelNc, index);
    const torch::Tensor illegal
        = index >= options.labelNc + (options.containDontcareLabel ? 1 : 0);
    if (illegal.any().item<bool>())
        refuse(ids, illegal, options);
    return index;
}

} // namespace pleinair
