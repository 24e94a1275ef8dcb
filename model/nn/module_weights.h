#pragma once

#include "model/io/tensor_map.h"
#include "model/nn/torch_api.h"

#include <string>

namespace pleinair {

/// Copies tensors into a module by their state-dict names; any float type is widened to the
/// module's. A missing `num_batches_tracked` is no error: old checkpoints lack it.
/// @param what  names the network and its file in messages, e.g. "generator latest_net_G.pth".
/// @throws Error (ModelMismatch) that lists every tensor that is missing, superfluous or of another
/// shape; the module is then unchanged.
void loadWeights(torch::nn::Module& module, const TensorMap& tensors, const std::string& what);

/// The module's parameters and buffers under their state-dict names, F32 (I64 for counters), on
/// the CPU whatever the module's device.
TensorMap moduleWeights(const torch::nn::Module& module);

/// One tensor out of a file: F32 for every float type, I64 for every integer type.
torch::Tensor toTensor(const StoredTensor& stored);
/// F32 or I64 (U8 stays U8) and dense.
StoredTensor toStored(const torch::Tensor& tensor);

} // namespace pleinair
