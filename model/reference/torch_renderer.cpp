#include "model/reference/torch_renderer.h"

#include "model/base/error.h"
#include "model/nn/compute_device.h"
#include "model/nn/module_weights.h"
#include "model/reference/request_tensors.h"
#include "model/reference/translate_errors.h"
#include "model/render/request_checks.h"

#include <string>
#include <utility>

namespace pleinair {

namespace {

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
        auto call = GeneratorCall::forPhotographs(size, m_options);
        call.stopRequested = [&] { return stop.stop_requested(); };
        const torch::Tensor image = m_generator->forward(
            labels, latentOf(request.style, m_options, m_device), call);
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
        const Style style = m_encoder->forward(tensorOf(photograph, m_device));
        return StyleVector { floatsOf(style.mu), floatsOf(style.logvar) };
    });
}

LabelPyramid& TorchRenderer::pyramidOf(const RenderRequest& request)
{
    if (m_pyramid && m_labels == request.labels && m_edges == request.edges)
        return *m_pyramid;
    const torch::Tensor edges = edgesOf(request, m_device);
    m_pyramid.reset();
    m_pyramid = LabelPyramid::ofIds(tensorOf(request.labels, m_device), m_options, edges);
    m_labels = request.labels;
    m_edges = request.edges;
    return *m_pyramid;
}

} // namespace pleinair
