#include "model/reference/torch_renderer.h"

#include "model/nn/compute_device.h"
#include "model/nn/module_weights.h"
#include "model/nn/translate_errors.h"
#include "model/reference/request_tensors.h"
#include "model/render/request_checks.h"

#include <utility>

namespace pleinair {

TorchRenderer::TorchRenderer(const NetworkWeights& weights, torch::Device device)
    : m_options(weights.options)
    , m_device(device)
    , m_styleEncoder(weights, device)
{
    translatingErrors("loading the model", [&] {
        const torch::NoGradGuard noGrad;
        m_generator = Generator(m_options);
        loadWeights(*m_generator, weights.generator, weights.generatorName);
        m_generator->eval();
        m_generator->to(device);
        m_generator->freeze();
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
    checkPhotograph(photograph, m_styleEncoder.isThere());
    return m_styleEncoder.encode(photograph);
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
