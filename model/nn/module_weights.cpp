#include "model/nn/module_weights.h"

#include "model/base/error.h"

#include <cstring>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace pleinair {

namespace {

torch::Dtype torchType(DType dtype)
{
    switch (dtype) {
    case DType::F64:
        return torch::kDouble;
    case DType::F32:
        return torch::kFloat;
    case DType::F16:
        return torch::kHalf;
    case DType::BF16:
        return torch::kBFloat16;
    case DType::I64:
        return torch::kLong;
    case DType::I32:
        return torch::kInt;
    case DType::I16:
        return torch::kShort;
    case DType::I8:
        return torch::kChar;
    case DType::U8:
        return torch::kByte;
    case DType::Bool:
        return torch::kBool;
    }
    return torch::kFloat;
}

/// A view of the stored bytes; valid as long as they are.
torch::Tensor viewOf(const StoredTensor& stored)
{
    auto* bytes = const_cast<std::byte*>(stored.bytes.data());
    return torch::from_blob(bytes, stored.shape, torchType(stored.dtype));
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::map<std::string, torch::Tensor> stateOf(const torch::nn::Module& module)
{
    std::map<std::string, torch::Tensor> state;
    for (const auto& entry : module.named_parameters())
        state.emplace(entry.key(), entry.value());
    for (const auto& entry : module.named_buffers())
        state.emplace(entry.key(), entry.value());
    return state;
}

std::string listed(const std::vector<std::string>& complaints)
{
    std::string text;
    for (const auto& complaint : complaints)
        text += "\n  " + complaint;
    return text;
}

std::vector<std::string> differences(
    const std::map<std::string, torch::Tensor>& state, const TensorMap& tensors)
{
    std::vector<std::string> complaints;
    for (const auto& [name, tensor] : state) {
        const auto found = tensors.find(name);
        const auto expected = shapeText(tensor.sizes().vec());
        if (found == tensors.end()) {
            if (!endsWith(name, "num_batches_tracked"))
                complaints.push_back(name + ": expected " + expected + ", missing");
        } else if (found->second.shape != tensor.sizes().vec()) {
            complaints.push_back(
                name + ": expected " + expected + ", found " + shapeText(found->second.shape));
        }
    }
    for (const auto& [name, tensor] : tensors)
        if (state.find(name) == state.end())
            complaints.push_back(name + ": not part of this network, found " + shapeText(tensor.shape));
    return complaints;
}

constexpr std::string_view kOriginal = "weight_orig";

torch::Tensor doubleVector(const StoredTensor& stored)
{
    return toTensor(stored).to(torch::kDouble).flatten();
}

StoredTensor divided(const std::string& name, const StoredTensor& original, const StoredTensor& u,
    const StoredTensor& v)
{
    const torch::Tensor weight = toTensor(original).to(torch::kDouble);
    const torch::Tensor left = doubleVector(u);
    const torch::Tensor right = doubleVector(v);
    if (weight.dim() < 2 || weight.size(0) != left.numel()
        || weight[0].numel() != right.numel())
        throw Error(ErrorKind::ModelMismatch,
            name + ": the weight " + shapeText(original.shape) + " does not fit its u "
                + shapeText(u.shape) + " and v " + shapeText(v.shape) + ".");
    const double sigma = torch::dot(left, torch::mv(weight.flatten(1), right)).item<double>();
    if (sigma == 0)
        throw Error(ErrorKind::ModelMismatch,
            name + ": the stored spectral norm is 0, so the weight cannot be divided by it.");
    return toStored((weight / sigma).to(torch::kFloat));
}

} // namespace

void loadWeights(torch::nn::Module& module, const TensorMap& tensors, const std::string& what)
{
    const torch::NoGradGuard noGrad;
    const auto state = stateOf(module);
    const auto complaints = differences(state, tensors);
    if (!complaints.empty())
        throw Error(ErrorKind::ModelMismatch,
            "The weights do not fit the " + what + "; " + std::to_string(complaints.size())
                + (complaints.size() == 1 ? " tensor differs:" : " tensors differ:")
                + listed(complaints));
    for (const auto& [name, tensor] : state) {
        const auto found = tensors.find(name);
        if (found != tensors.end())
            torch::Tensor(tensor).copy_(viewOf(found->second));
    }
}

TensorMap moduleWeights(const torch::nn::Module& module)
{
    TensorMap tensors;
    for (const auto& [name, tensor] : stateOf(module))
        tensors.emplace(name, toStored(tensor));
    return tensors;
}

torch::Tensor toTensor(const StoredTensor& stored)
{
    const torch::Tensor view = viewOf(stored);
    return view.is_floating_point() ? view.to(torch::kFloat, false, /*copy=*/true)
                                    : view.to(torch::kLong, false, /*copy=*/true);
}

StoredTensor toStored(const torch::Tensor& tensor)
{
    const bool isByte = tensor.scalar_type() == torch::kByte;
    const bool isFloat = tensor.is_floating_point();
    const torch::Tensor dense
        = tensor.detach()
              .to(torch::kCPU)
              .to(isByte ? torch::kByte : isFloat ? torch::kFloat : torch::kLong)
              .contiguous();
    StoredTensor stored;
    stored.dtype = isByte ? DType::U8 : isFloat ? DType::F32 : DType::I64;
    stored.shape = dense.sizes().vec();
    stored.bytes.resize(dense.nbytes());
    if (!stored.bytes.empty())
        std::memcpy(stored.bytes.data(), dense.data_ptr(), dense.nbytes());
    return stored;
}

TensorMap foldSpectralNorm(TensorMap tensors)
{
    std::vector<std::string> prefixes;
    for (const auto& [name, tensor] : tensors)
        if (endsWith(name, kOriginal))
            prefixes.push_back(name.substr(0, name.size() - kOriginal.size()));
    for (const auto& prefix : prefixes) {
        const auto original = tensors.extract(prefix + std::string(kOriginal));
        const auto u = tensors.extract(prefix + "weight_u");
        const auto v = tensors.extract(prefix + "weight_v");
        if (u.empty() || v.empty())
            throw Error(ErrorKind::ModelMismatch,
                original.key() + ": its spectral norm is incomplete; " + prefix
                    + (u.empty() ? "weight_u" : "weight_v") + " is missing.");
        tensors[prefix + "weight"]
            = divided(original.key(), original.mapped(), u.mapped(), v.mapped());
    }
    return tensors;
}

} // namespace pleinair
