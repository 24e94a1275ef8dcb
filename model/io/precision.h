#pragma once

#include "model/io/tensor_map.h"

namespace pleinair {

/// The tensors with every float as that type; running means and variances stay F32, whose range
/// they may need, and integers stay what they are.
/// @param dtype  F32, F16 or BF16.
[[nodiscard]] TensorMap inPrecision(TensorMap tensors, DType dtype);

} // namespace pleinair
