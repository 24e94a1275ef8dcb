#include "model/reference/torch_renderer.h"

#include "model/base/error.h"
#include "model/nn/compute_device.h"
#include "model/nn/module_weights.h"
#include "model/reference/translate_errors.h"
#include "model/render/request_checks.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace pleinair {

namespace {

/// A batch of one, U8 [1, H, W], that borrows the bytes.
torch::Tensor viewOf(const std::vector<std::uint8_t>& bytes, Size size)
{
    auto* data = const_cast<std::uint8_t*>(bytes.data());
    return torch::from_blob(data, { 1, size.height, size.width }, torch::kByte);
}

torch::Tensor tensorOf(const LabelMap& labels)
{
    auto* data = const_cast<ClassId*>(labels.labels().data());
    return torch::from_blob(data, { 1, labels.height(), labels.width() }, torch::kByte).clone();
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

/// What the encoder's tensors say about the normalization behind its convolutions.
ConvNorm convNormOf(const TensorMap& encoder)
{
    if (encoder.count("layer1.weight") != 0)
        return ConvNorm::None;
    return encoder.count("layer1.1.running_mean") != 0 ? ConvNorm::SyncBatch : ConvNorm::Instance;
}

} // namespace

TorchRenderer::TorchRenderer(const NetworkWeights& weights, torch::Device device)
    : m_options(weights.options)
    , m_device(device)
{
    translatingErrors("loading the model", [&] {
        const torch::NoGradGuard noGrad;
        m_generator = Generator(m_options);
        loadWeights(*m_generator, weights.generator, weights.generatorName);
        m_generator->eval();
        m_generator->to(device);
        m_generator->freeze();
        if (weights.encoder.empty())
            return;
        m_encoder = Encoder(m_options, WeightNorm::None, convNormOf(weights.encoder));
        loadWeights(*m_encoder, weights.encoder, weights.encoderName);
        m_encoder->eval();
        m_encoder->to(device);
    });
}

std::string TorchRenderer::deviceName() const
{
    return deviceText(m_device);
}

std::optional<RawImage> TorchRenderer::renderRaw(
    const RenderRequest& request, const std::stop_token& stop)
{
    return translatingErrors("rendering", [&]() -> std::optional<RawImage> {
        const torch::InferenceMode inference;
        checkRequest(request, m_options);
        const Size size = request.labels.size();
        LabelPyramid& labels = pyramidOf(request);
        GeneratorCall call;
        const int multiple = m_options.gridMultiple();
        call.grid = Size { size.width / multiple, size.height / multiple };
        call.stopRequested = [&] { return stop.stop_requested(); };
        const torch::Tensor image = m_generator->forward(labels, latent(request.style), call);
        if (!image.defined())
            return std::nullopt;
        return RawImage { size, floatsOf(image) };
    });
}

StyleVector TorchRenderer::encode(const Image& photograph)
{
    checkPhotograph(photograph, !m_encoder.is_empty());
    return translatingErrors("encoding a style", [&] {
        const torch::InferenceMode inference;
        const Style style = m_encoder->forward(tensorOf(photograph).to(m_device));
        return StyleVector { floatsOf(style.mu), floatsOf(style.logvar) };
    });
}

torch::Tensor TorchRenderer::latent(const StyleVector& style) const
{
    if (!m_options.useVae)
        return {};
    return torch::tensor(style.mu).unsqueeze(0).to(m_device);
}

LabelPyramid& TorchRenderer::pyramidOf(const RenderRequest& request)
{
    if (m_pyramid && m_labels == request.labels && m_edges == request.edges)
        return *m_pyramid;
    torch::Tensor edges;
    if (!request.edges.empty()) {
        edges = viewOf(request.edges, request.labels.size()).to(m_device);
    }
    m_pyramid.reset();
    m_pyramid = LabelPyramid::ofIds(tensorOf(request.labels).to(m_device), m_options, edges);
    m_labels = request.labels;
    m_edges = request.edges;
    return *m_pyramid;
}

} // namespace pleinair
