#include "model/io/precision.h"

namespace pleinair {

TensorMap inPrecision(TensorMap tensors, DType dtype)
{
    for (auto& [name, tensor] : tensors) {
        const bool isFloat = tensor.dtype == DType::F64 || tensor.dtype == DType::F32
            || tensor.dtype == DType::F16 || tensor.dtype == DType::BF16;
        const bool isStatistic = name.ends_with("running_mean") || name.ends_with("running_var");
        const DType wanted = isStatistic ? DType::F32 : dtype;
        if (!isFloat || tensor.dtype == wanted)
            continue;
        const auto values = tensor.toFloats();
        tensor = wanted == DType::F32 ? StoredTensor::fromFloats(tensor.shape, values)
                                      : StoredTensor::fromFloats(tensor.shape, values, wanted);
    }
    return tensors;
}

} // namespace pleinair
