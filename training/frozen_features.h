#pragma once

#include "model/io/tensor_map.h"

#include <torch/types.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace pleinair {

/// A network with constant weights whose inner activations serve as a measure of pictures: one
/// trained by others, or a segmenter of this program. Gradients flow through it to the picture,
/// never into it.
class FrozenFeatures {
public:
    virtual ~FrozenFeatures() = default;

    /// "SqueezeNet 1.0", "VGG19", "EfficientNet-Lite0", "segmenter".
    [[nodiscard]] virtual std::string name() const = 0;
    /// How much each activation counts in a perceptual loss.
    [[nodiscard]] virtual std::vector<double> weights() const = 0;
    /// @param image  RGB in [-1, 1], [N, 3, H, W]; at least 32 pixels a side.
    /// @return       activations from fine to coarse, [N, C_i, H_i, W_i].
    [[nodiscard]] virtual std::vector<torch::Tensor> forward(const torch::Tensor& image) const = 0;
    virtual void to(torch::Device device) = 0;
};

/// A convolution with constant weight and bias.
struct FrozenConvolution {
    torch::Tensor weight; ///< [out, in / groups, k, k]
    torch::Tensor bias; ///< [out]
    std::int64_t stride = 1;
    std::int64_t padding = 0;

    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
    void to(torch::Device device);

    /// Reads `NAME.weight` and `NAME.bias`. Groups follow from the weight's second side.
    /// @throws Error (ModelMismatch) naming the tensor that is missing.
    [[nodiscard]] static FrozenConvolution read(const TensorMap& tensors, const std::string& name,
        std::int64_t stride = 1, std::int64_t padding = 0);
};

/// Iandola et al., "SqueezeNet", 2016, with torchvision's tensor names: activations of features.0
/// and of fires 4, 8 and 12, behind their ReLU.
[[nodiscard]] std::unique_ptr<FrozenFeatures> makeSqueezeNetFeatures(const TensorMap& tensors);

/// Simonyan and Zisserman, "Very Deep Convolutional Networks", ICLR 2015, with torchvision's tensor
/// names: relu1_1, relu2_1, relu3_1, relu4_1, relu5_1. As in the published SPADE code the picture
/// enters in [-1, 1] without ImageNet normalization.
[[nodiscard]] std::unique_ptr<FrozenFeatures> makeVgg19Features(const TensorMap& tensors);

/// EfficientNet-Lite0 (Tan and Le, ICML 2019; batch norm folded): outputs of blocks 2, 4, 10 and
/// 15, at 1/4, 1/8, 1/16 and 1/32 of the picture; 24, 40, 112 and 320 channels.
[[nodiscard]] std::unique_ptr<FrozenFeatures> makeEfficientNetFeatures(const TensorMap& tensors);

/// The encoder of a segmenter with folded norms: its features at 1/2, 1/4, 1/8, 1/16 and 1/32 of
/// the picture. Sides that are no multiple of 32 are continued by their last pixels.
/// @param what  names the file in messages. @throws Error (ModelMismatch).
[[nodiscard]] std::unique_ptr<FrozenFeatures> makeSegmenterFeatures(
    const TensorMap& tensors, const std::string& what);

/// Reads a weights file, or the segmenter of a model folder, and tells by the tensors which of the
/// networks it is.
/// @throws Error (FileNotFound, BadFile), (ModelMismatch) for a network that is none of them and
/// for a model without a segmenter.
[[nodiscard]] std::unique_ptr<FrozenFeatures> readFrozenFeatures(const std::filesystem::path& file);

} // namespace pleinair
