#include "model/nn/style_encoder.h"

#include "model/nn/module_weights.h"
#include "model/nn/translate_errors.h"

#include <vector>

namespace pleinair {

namespace {

/// What the encoder's tensors say about the normalization behind its convolutions.
ConvNorm convNormOf(const TensorMap& encoder)
{
    if (encoder.count("layer1.weight") != 0)
        return ConvNorm::None;
    return encoder.count("layer1.1.running_mean") != 0 ? ConvNorm::SyncBatch : ConvNorm::Instance;
}

/// [1, 3, H, W] in [-1, 1].
torch::Tensor tensorOf(const Image& photograph)
{
    auto* data = const_cast<std::uint8_t*>(photograph.rgb.data());
    return torch::from_blob(
        data, { 1, photograph.size.height, photograph.size.width, 3 }, torch::kByte)
        .permute({ 0, 3, 1, 2 })
        .to(torch::kFloat)
        .div(255)
        .sub(0.5)
        .div(0.5)
        .contiguous();
}

std::vector<float> floatsOf(const torch::Tensor& tensor)
{
    const torch::Tensor dense = tensor.to(torch::kCPU).to(torch::kFloat).contiguous();
    const auto* begin = dense.data_ptr<float>();
    return { begin, begin + dense.numel() };
}

} // namespace

StyleEncoder::StyleEncoder(const NetworkWeights& weights, torch::Device device)
    : m_device(device)
{
    if (weights.encoder.empty())
        return;
    translatingErrors("loading the model", [&] {
        const torch::NoGradGuard noGrad;
        m_encoder = Encoder(weights.options, WeightNorm::None, convNormOf(weights.encoder));
        loadWeights(*m_encoder, weights.encoder, weights.encoderName);
        m_encoder->eval();
        m_encoder->to(device);
    });
}

StyleVector StyleEncoder::encode(const Image& photograph)
{
    return translatingErrors("encoding a style", [&] {
        const torch::InferenceMode inference;
        const Style style = m_encoder->forward(tensorOf(photograph).to(m_device));
        return StyleVector { floatsOf(style.mu), floatsOf(style.logvar) };
    });
}

} // namespace pleinair
