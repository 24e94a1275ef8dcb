#include "model/reference/dense_renderer.h"

#include "model/base/error.h"
#include "model/base/log.h"
#include "model/base/shared_module.h"
#include "model/nn/compute_device.h"
#include "model/nn/module_weights.h"
#include "model/nn/one_hot.h"
#include "model/nn/translate_errors.h"
#include "model/reference/request_tensors.h"
#include "model/render/request_checks.h"

#include <chrono>

namespace pleinair {

namespace {

using Clock = std::chrono::steady_clock;

/// bf16 weights, those of convolutions channels-last.
void tune(GeneratorImpl& generator)
{
    generator.to(torch::kBFloat16);
    for (auto& parameter : generator.parameters())
        if (parameter.dim() == 4)
            parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
}

} // namespace

DenseRenderer::DenseRenderer(const NetworkWeights& weights, torch::Device device, TorchUse use)
    : m_options(weights.options)
    , m_device(device)
    , m_use(use)
{
    translatingErrors("loading the model", [&] {
        const torch::NoGradGuard noGrad;
        m_generator = Generator(m_options);
        loadWeights(*m_generator, weights.generator, weights.generatorName);
        m_generator->eval();
        m_generator->to(device);
        if (use == TorchUse::Tuned)
            tune(*m_generator);
    });
}

std::string DenseRenderer::deviceName() const
{
    return deviceText(m_device) + (m_use == TorchUse::Tuned ? ", tuned" : ", as it comes");
}

std::optional<RawImage> DenseRenderer::renderRaw(
    const RenderRequest& request, const std::stop_token& stop)
{
    return translatingErrors("rendering", [&]() -> std::optional<RawImage> {
        const c10::InferenceMode inference(m_use == TorchUse::Tuned);
        const torch::NoGradGuard noGrad;
        checkRequest(request, m_options);
        const torch::Tensor image = forward(request, stop);
        if (!image.defined())
            return std::nullopt;
        return RawImage { request.labels.size(), floatsOf(image) };
    });
}

StyleVector DenseRenderer::encode(const Image& /*photograph*/)
{
    throw Error(ErrorKind::ModelMismatch, "This engine is there to be measured; it has no encoder.");
}

torch::Tensor DenseRenderer::forward(const RenderRequest& request, const std::stop_token& stop)
{
    m_stages.clear();
    auto before = Clock::now();
    const auto note = [&](const std::string& stage) {
        if (!m_device.is_cpu())
            return;
        const auto now = Clock::now();
        m_stages.push_back({ stage, std::chrono::duration<double, std::milli>(now - before).count() });
        before = now;
    };
    const torch::Tensor channels = oneHot(request);
    torch::Tensor latent = latentOf(request.style, m_options, m_device);
    if (latent.defined())
        latent = latent.to(channels.dtype());
    note("labels");
    if (m_use == TorchUse::Tuned && m_device.is_cuda() && !m_cannotRecord)
        return replayed(channels, latent);
    LabelPyramid labels(channels);
    auto call = GeneratorCall::forPhotographs(request.labels.size(), m_options);
    call.stopRequested = [&] { return stop.stop_requested(); };
    call.observe = [&](const std::string& stage, const torch::Tensor&) { note(stage); };
    return m_generator->forward(labels, latent, call);
}

torch::Tensor DenseRenderer::replayed(const torch::Tensor& labels, const torch::Tensor& latent)
{
    if (!m_recorded || m_recorded->labels.sizes() != labels.sizes()) {
        try {
            record(labels, latent);
        } catch (const Error& error) {
            log(LogLevel::Warning, std::string(error.what()) + " LibTorch is measured without a CUDA graph.");
            m_recorded.reset();
            m_cannotRecord = true;
            LabelPyramid pyramid(labels);
            return m_generator->forward(pyramid, latent, callFor(labels));
        }
    }
    m_recorded->labels.copy_(labels);
    if (latent.defined())
        m_recorded->latent.copy_(latent);
    m_recorded->work->repeat();
    return m_recorded->image;
}

void DenseRenderer::record(const torch::Tensor& labels, const torch::Tensor& latent)
{
    const SharedModule module("cuda", "A CUDA graph");
    const auto recordWork = module.function<RecordCudaWork>(kRecordCudaWork);
    m_recorded.reset();
    Recorded recorded;
    recorded.labels = labels.clone();
    recorded.latent = latent.defined() ? latent.clone() : latent;
    recorded.work.reset(recordWork([&] {
        LabelPyramid pyramid(recorded.labels);
        recorded.image = m_generator->forward(pyramid, recorded.latent, callFor(labels));
    }));
    m_recorded = std::move(recorded);
}

GeneratorCall DenseRenderer::callFor(const torch::Tensor& labels) const
{
    return GeneratorCall::forPhotographs(labels, m_options);
}

torch::Tensor DenseRenderer::oneHot(const RenderRequest& request) const
{
    const bool isTuned = m_use == TorchUse::Tuned;
    const torch::Tensor labels = oneHotLabels(tensorOf(request.labels, m_device), m_options,
        edgesOf(request, m_device), isTuned ? torch::kBFloat16 : torch::kFloat);
    return isTuned ? labels.contiguous(torch::MemoryFormat::ChannelsLast) : labels;
}

} // namespace pleinair
