#include "training/squeezenet_meter.h"

#include "model/base/error.h"
#include "model/nn/translate_errors.h"
#include "training/set_distances.h"

#include <utility>

namespace pleinair {

namespace {

constexpr std::int64_t kSide = 256;
constexpr double kSmallestLength = 1e-10;

/// [1, 3, 256, 256] in [-1, 1].
torch::Tensor tensorOf(const Image& picture)
{
    auto* data = const_cast<std::uint8_t*>(picture.rgb.data());
    const auto values =
        torch::from_blob(data, { 1, picture.size.height, picture.size.width, 3 }, torch::kByte)
            .permute({ 0, 3, 1, 2 })
            .to(torch::kFloat)
            .div(127.5)
            .sub(1)
            .contiguous();
    if (picture.size.width == kSide && picture.size.height == kSide)
        return values;
    return torch::upsample_bicubic2d(values, { kSide, kSide }, /*align_corners=*/false)
        .clamp(-1, 1);
}

/// F64 [n, d].
torch::Tensor matrixOf(const Descriptions& descriptions)
{
    auto matrix = torch::empty({ static_cast<std::int64_t>(descriptions.size()),
                                   static_cast<std::int64_t>(descriptions.front().size()) },
        torch::kDouble);
    double* value = matrix.data_ptr<double>();
    for (const auto& description : descriptions)
        value = std::copy(description.begin(), description.end(), value);
    return matrix;
}

torch::Tensor ofUnitLength(const torch::Tensor& features)
{
    return features / (features.norm(2, 1, /*keepdim=*/true) + kSmallestLength);
}

} // namespace

SqueezeNetMeter::SqueezeNetMeter(std::unique_ptr<FrozenFeatures> features, torch::Device device)
    : m_features(std::move(features))
    , m_device(device)
{
    if (m_features->name() != "SqueezeNet 1.0")
        throw Error(ErrorKind::ModelMismatch,
            "Pictures are measured with SqueezeNet 1.0, but the features given are those of "
                + m_features->name() + ".");
    m_features->to(device);
}

std::vector<torch::Tensor> SqueezeNetMeter::featuresOf(const Image& picture) const
{
    return m_features->forward(tensorOf(picture).to(m_device));
}

std::vector<float> SqueezeNetMeter::describe(const Image& picture)
{
    return translatingErrors("measuring a picture", [&] {
        const torch::InferenceMode inference;
        const auto mean = featuresOf(picture).back().mean({ 0, 2, 3 }).to(torch::kCPU).contiguous();
        const float* begin = mean.data_ptr<float>();
        return std::vector<float>(begin, begin + mean.numel());
    });
}

double SqueezeNetMeter::perceptualDistance(const Image& one, const Image& other)
{
    return translatingErrors("measuring pictures", [&] {
        const torch::InferenceMode inference;
        const auto first = featuresOf(one);
        const auto second = featuresOf(other);
        double distance = 0;
        for (std::size_t level = 0; level < first.size(); ++level)
            distance += (ofUnitLength(first[level]) - ofUnitLength(second[level]))
                            .square()
                            .sum(1)
                            .mean()
                            .item<double>();
        return distance;
    });
}

double SqueezeNetMeter::frechetDistance(const Descriptions& one, const Descriptions& other)
{
    return translatingErrors(
        "comparing pictures", [&] { return frechetDistanceOf(matrixOf(one), matrixOf(other)); });
}

double SqueezeNetMeter::kernelDistance(const Descriptions& one, const Descriptions& other)
{
    return translatingErrors(
        "comparing pictures", [&] { return kernelDistanceOf(matrixOf(one), matrixOf(other)); });
}

} // namespace pleinair
