#pragma once

#include "model/io/segmenter_package.h"
#include "model/io/tensor_map.h"
#include "model/nn/segmenter.h"

namespace pleinair {

/// The shape of a segmenter as its folded weights tell it.
/// @param what  names the file in messages. @throws Error (ModelMismatch) for other weights.
[[nodiscard]] SegmenterShape segmenterShapeOf(
    const TensorMap& weights, int64_t classes, const std::string& what);

/// A segmenter of these folded weights, evaluating, on the CPU; the number of its classes is
/// theirs.
/// @param what  names the file in messages. @throws Error (ModelMismatch) for other weights.
[[nodiscard]] Segmenter segmenterFrom(const TensorMap& weights, const std::string& what);

/// A segmenter with the weights of a model folder, evaluating, on the CPU.
/// @throws Error (FileNotFound, BadFile, ModelMismatch).
[[nodiscard]] Segmenter readSegmenter(const SegmenterDescription& description);

} // namespace pleinair
