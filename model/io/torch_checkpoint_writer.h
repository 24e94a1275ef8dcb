#pragma once

#include "model/io/tensor_map.h"

#include <filesystem>

namespace pleinair {

/// Writes a state dict as PyTorch's torch.save() does (zip container, pickle protocol 2), so that
/// torch.load() reads it, with weights_only as well: an OrderedDict of dense tensors on the CPU, one storage
/// each, in the order of their names.
/// @throws Error (FileUnwritable), (InvalidArgument) for more than 4 GiB, which would need zip64.
void writeTorchCheckpoint(const std::filesystem::path& file, const TensorMap& tensors);

} // namespace pleinair
