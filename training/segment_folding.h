#pragma once

#include "model/io/tensor_map.h"
#include "model/nn/segmenter.h"

#include "model/nn/torch_api.h"

namespace pleinair {

/// Weights and biases with the batch norms folded in, under the names of a segmenter built with
/// ConvNorm::None; F32.
[[nodiscard]] TensorMap foldedSegmenter(const SegmenterImpl& segmenter);

/// Gives a new segmenter with batch norms the folded weights of another, so that it computes what
/// that one does on these photographs: each norm's scale and shift become the deviation and the
/// mean of what it sees there. Blocks that the other has not begin by leaving features as they are;
/// other new parts keep what they have.
/// @param segmenter    its smooth classes, too, are the other's if that has any.
/// @param photographs  [N, 3, H, W] in [-1, 1]; some dozen.
/// @throws Error (ModelMismatch) naming a tensor of another shape; the segmenter is then unchanged.
void unfoldSegmenter(
    SegmenterImpl& segmenter, const TensorMap& folded, const torch::Tensor& photographs);

/// The weight of the newest batch in all running statistics, in (0, 1].
void setNormMomentum(torch::nn::Module& module, double momentum);

} // namespace pleinair
