#include "model/cuda/device_renderer.h"

#include "model/base/error.h"
#include "model/nn/torch_api.h"
#include "model/nn/translate_errors.h"
#include "model/render/request_checks.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace pleinair {

namespace {

constexpr float kHeadSlope = 0.2F;

PackedNetwork packed(const NetworkWeights& weights, ComputeBackend& backend)
{
    return translatingErrors("loading the model", [&] {
        const torch::InferenceMode inference;
        backend.activate();
        return packNetwork(weights, backend);
    });
}

} // namespace

DeviceRenderer::DeviceRenderer(
    const NetworkWeights& weights, std::unique_ptr<ComputeBackend> backend, std::size_t planBytes)
    : m_backend(std::move(backend))
    , m_network(packed(weights, *m_backend))
    , m_plan(weights.options, planBytes,
          static_cast<std::size_t>(torch::elementSize(rowType(m_backend->elementType()))))
    , m_packet(*m_backend)
    , m_stem(m_network, *m_backend)
    , m_path(m_network, *m_backend)
    , m_styleEncoder(weights, m_backend->device())
{
}

DeviceRenderer::~DeviceRenderer() = default;

std::string DeviceRenderer::deviceName() const
{
    return m_backend->name();
}

std::optional<RawImage> DeviceRenderer::renderRaw(
    const RenderRequest& request, const std::stop_token& stop)
{
    return guarded("rendering", [&]() -> std::optional<RawImage> {
        if (!computeFeatures(request, stop))
            return std::nullopt;
        const auto count = m_size.area() * 3;
        HeadParams params = headParams();
        params.planes = m_output.data_ptr<float>();
        const auto* begin = static_cast<const float*>(
            resultOf(params, count * static_cast<std::int64_t>(sizeof(float))));
        return RawImage { m_size, { begin, begin + count } };
    });
}

std::optional<Image> DeviceRenderer::render(
    const RenderRequest& request, const std::stop_token& stop)
{
    return guarded("rendering", [&]() -> std::optional<Image> {
        if (!computeFeatures(request, stop))
            return std::nullopt;
        const auto count = m_size.area() * 3;
        HeadParams params = headParams();
        params.rgb = static_cast<std::uint8_t*>(m_output.data_ptr());
        const auto* begin = static_cast<const std::uint8_t*>(resultOf(params, count));
        return Image { m_size, { begin, begin + count } };
    });
}

StyleVector DeviceRenderer::encode(const Image& photograph)
{
    checkPhotograph(photograph, m_styleEncoder.isThere());
    m_backend->activate();
    return m_styleEncoder.encode(photograph);
}

std::vector<StageTime> DeviceRenderer::lastStageTimes() const
{
    return { { "label plan", m_planMs }, { "device", m_deviceMs } };
}

/// What an error leaves behind is not built upon: the next frame sends and computes everything.
template <typename Work>
auto DeviceRenderer::guarded(const std::string& doing, const Work& work) -> decltype(work())
{
    return translatingErrors(doing, [&] {
        const torch::InferenceMode inference;
        try {
            return work();
        } catch (const Error&) {
            throw; // What was asked for did not suit the model; nothing was begun.
        } catch (...) {
            forget();
            throw;
        }
    });
}

void DeviceRenderer::forget()
{
    m_plan.forget();
    m_stem.forget();
    m_recording.reset();
    m_features.reset();
    for (LevelRows& level : m_levels)
        level.forget();
}

bool DeviceRenderer::computeFeatures(const RenderRequest& request, const std::stop_token& stop)
{
    const Size size = request.labels.size();
    checkRequest(request, m_network.options);
    if (stop.stop_requested())
        return false;
    m_backend->activate();
    const auto planBegins = std::chrono::steady_clock::now();
    m_plan.update(request.labels, request.edges);
    m_planMs =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - planBegins)
            .count();
    if (size != m_size)
        startSize(size);
    m_backend->markBegin();
    followPlan(request);
    if (stop.stop_requested())
        return false;
    const bool isStriped = std::any_of(m_plan.levels().begin(), m_plan.levels().end(),
        [](const LevelPlan& level) { return level.isDense(); });
    if (isStriped)
        runStriped(stop);
    else
        runRecorded();
    return m_features.defined();
}

/// Sends what changed in one packet, and computes the stem and the rows that are missing.
void DeviceRenderer::followPlan(const RenderRequest& request)
{
    auto& plans = m_plan.levels();
    m_packet.clear();
    m_stem.stage(request.labels, request.edges, m_packet);
    for (std::size_t i = 0; i < plans.size(); ++i)
        m_levels[i].stage(plans[i], m_packet);
    m_packet.send();
    const int multiple = m_network.options.gridMultiple();
    m_stem.commit({ m_size.width / multiple, m_size.height / multiple }, request.style, m_packet);
    for (std::size_t i = 0; i < plans.size(); ++i)
        m_levels[i].commit(plans[i], m_packet);
}

void DeviceRenderer::startSize(Size size)
{
    m_recording.reset();
    m_features.reset();
    m_output.reset();
    m_levels.clear();
    for (const PackedLevel& level : m_network.levels)
        m_levels.emplace_back(level, *m_backend, m_backend->elementType());
    m_output = torch::empty(
        { size.area() * 3 }, torch::TensorOptions(torch::kFloat).device(m_backend->device()));
    m_hostOutput =
        m_backend->hostBuffer(size.area() * 3 * static_cast<std::int64_t>(sizeof(float)));
    m_size = size;
}

/// A map with more patterns than rows fit: what does fit is used as ever, the rest is made for
/// each stripe of the picture.
void DeviceRenderer::runStriped(const std::stop_token& stop)
{
    m_recording.reset();
    m_features.reset();
    m_features = m_path.run(
        m_stem.features(),
        [&](int level, const ModulateParams& params) {
            const auto i = static_cast<std::size_t>(level);
            if (m_plan.levels()[i].isDense())
                m_levels[i].modulateDense(m_plan.levels()[i], m_packet, params);
            else
                m_levels[i].modulate(params);
        },
        [&] { return stop.stop_requested(); });
}

void DeviceRenderer::runRecorded()
{
    const auto run = [this] {
        m_features = m_path.run(m_stem.features(),
            [this](int level, const ModulateParams& params) {
                m_levels[static_cast<std::size_t>(level)].modulate(params);
            },
            {});
    };
    if (m_recording && m_recordedGeneration != generation())
        m_recording.reset();
    if (!m_recording && m_canRecord) {
        m_features.reset();
        m_recording = m_backend->record(run);
        m_recordedGeneration = generation();
        m_canRecord = m_recording != nullptr;
    }
    if (m_recording)
        m_recording->replay();
    else
        run();
}

std::uint64_t DeviceRenderer::generation() const
{
    std::uint64_t sum = m_stem.generation();
    for (const LevelRows& level : m_levels)
        sum += level.generation();
    return sum;
}

HeadParams DeviceRenderer::headParams() const
{
    HeadParams params;
    params.x = m_features.data_ptr();
    params.shift = m_network.headShift.data_ptr<float>();
    params.weight = m_network.headWeight.data_ptr<float>();
    params.bias = m_network.headBias.data_ptr<float>();
    params.width = m_size.width;
    params.height = m_size.height;
    params.channels = m_network.headChannels;
    params.slope = kHeadSlope;
    params.type = m_backend->elementType();
    return params;
}

const void* DeviceRenderer::resultOf(HeadParams params, std::int64_t bytes)
{
    m_backend->kernels().head(params);
    m_hostOutput.slice(0, 0, bytes)
        .copy_(m_output.view(torch::kByte).slice(0, 0, bytes), /*non_blocking=*/true);
    m_backend->markEnd();
    m_backend->wait();
    m_packet.arrived();
    m_deviceMs = m_backend->markedMs();
    return m_hostOutput.data_ptr();
}

} // namespace pleinair
