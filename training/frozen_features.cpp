#include "training/frozen_features.h"

#include "model/base/error.h"
#include "model/io/safetensors.h"
#include "model/io/segmenter_package.h"
#include "model/nn/torch_api.h"
#include "model/nn/winograd_conv.h"

namespace pleinair {

torch::Tensor FrozenConvolution::operator()(const torch::Tensor& x) const
{
    return convolved(x, weight, bias, stride, padding, x.size(1) / weight.size(1));
}

void FrozenConvolution::to(torch::Device device)
{
    weight = weight.to(device);
    bias = bias.to(device);
}

FrozenConvolution FrozenConvolution::read(
    const TensorMap& tensors, const std::string& name, std::int64_t stride, std::int64_t padding)
{
    const auto tensor = [&](const std::string& key) {
        const auto found = tensors.find(key);
        if (found == tensors.end())
            throw Error(
                ErrorKind::ModelMismatch, "The features file has no tensor \"" + key + "\".");
        auto values = found->second.toFloats();
        return torch::from_blob(values.data(), found->second.shape, torch::kFloat32).clone();
    };
    return { tensor(name + ".weight").contiguous(torch::MemoryFormat::ChannelsLast),
        tensor(name + ".bias"), stride, padding };
}

std::unique_ptr<FrozenFeatures> readFrozenFeatures(const std::filesystem::path& file)
{
    if (std::filesystem::is_directory(file))
        return readFrozenFeatures(readSegmenterFolder(file).weightsFile);
    const auto tensors = readSafetensors(file).tensors;
    if (tensors.contains("down2.weight"))
        return makeSegmenterFeatures(tensors, file.string());
    if (tensors.contains("features.12.squeeze.weight"))
        return makeSqueezeNetFeatures(tensors);
    if (tensors.contains("blocks.15.project.weight"))
        return makeEfficientNetFeatures(tensors);
    if (tensors.contains("features.28.weight"))
        return makeVgg19Features(tensors);
    throw Error(ErrorKind::ModelMismatch,
        file.string()
            + " holds none of the known feature networks (SqueezeNet 1.0, VGG19, "
              "EfficientNet-Lite0 with their usual tensor names; a segmenter of this program).");
}

} // namespace pleinair
