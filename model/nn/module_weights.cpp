#include "model/nn/module_weights.h"

#include "model/io/folded_weights.h"

#include <cstring>
#include <map>
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

std::map<std::string, torch::Tensor> stateOf(const torch::nn::Module& module)
{
    std::map<std::string, torch::Tensor> state;
    for (const auto& entry : module.named_parameters())
        state.emplace(entry.key(), entry.value());
    for (const auto& entry : module.named_buffers())
        state.emplace(entry.key(), entry.value());
    return state;
}

TensorListing listingOf(const std::map<std::string, torch::Tensor>& state)
{
    TensorListing listing;
    for (const auto& [name, tensor] : state)
        listing[name] = { DType::F32, tensor.sizes().vec() };
    return listing;
}

} // namespace

void loadWeights(torch::nn::Module& module, const TensorMap& tensors, const std::string& what)
{
    const torch::NoGradGuard noGrad;
    const auto state = stateOf(module);
    checkTensors(tensors, listingOf(state), what);
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

} // namespace pleinair
